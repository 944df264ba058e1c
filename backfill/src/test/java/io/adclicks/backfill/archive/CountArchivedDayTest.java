package io.adclicks.backfill.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.pipeline.ClickPipeline;
import io.adclicks.pipeline.CountingRules;
import io.adclicks.pipeline.batching.Buckets;
import io.adclicks.pipeline.counting.Cell;
import io.adclicks.pipeline.counting.CellBlock;
import io.adclicks.pipeline.source.EncodedClick;
import io.adclicks.pipeline.source.EncodedClickCoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountArchivedDayTest {
  private static final CountingRules RULES =
      new CountingRules(3, 13, 0, Duration.ofMinutes(5), Duration.ZERO, new Buckets(2));
  private static final Queue<String> CELLS = new ConcurrentLinkedQueue<>();

  @TempDir Path root;

  @Test
  void aDayWithFilesWrittenTwiceCountsLikeTheClicksThemselves() {
    List<EncodedClick> clicks = crowded();
    List<String> expected = count(Create.of(clicks).withCoder(EncodedClickCoder.of()));

    ArchivedDay.write(root, clicks.subList(0, 300));
    // The job crashed, and read again from its checkpoint.
    ArchivedDay.write(root, clicks.subList(100, 350));
    ArchivedDay.write(root, clicks.subList(350, clicks.size()));
    ArchivedDay.write(root, clicks.subList(350, clicks.size()));

    assertThat(expected).anyMatch(cell -> cell.contains("duplicateCount=1"));
    assertThat(expected).anyMatch(cell -> cell.contains("invalidCount=1"));
    assertThat(expected).anyMatch(cell -> cell.contains("clickCount=1"));
    assertThat(count(ReadArchive.day(root.toString(), ArchivedDay.DATE))).isEqualTo(expected);
  }

  /** Few users in few minutes, so that there are duplicates and users over the limit. */
  private static List<EncodedClick> crowded() {
    List<EncodedClick> clicks = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 500; i++) {
      String ad = "ad-" + random.nextInt(6);
      String user = "user-" + random.nextInt(7);
      clicks.add(ArchivedDay.click(i % 3, i / 3, ad, user, random.nextInt(1_800_000)));
    }
    return clicks;
  }

  private static List<String> count(PTransform<PBegin, PCollection<EncodedClick>> source) {
    CELLS.clear();
    Pipeline pipeline =
        Pipeline.create(
            PipelineOptionsFactory.fromArgs("--runner=DirectRunner", "--targetParallelism=2")
                .create());
    pipeline
        .apply("Source", source)
        .apply("ClickPipeline", ClickPipeline.under(RULES))
        .get(ClickPipeline.CELLS)
        .apply("Collect", ParDo.of(new CollectFn()));
    pipeline.run().waitUntilFinish();
    List<String> cells = new ArrayList<>(CELLS);
    Collections.sort(cells);
    return cells;
  }

  static final class CollectFn extends DoFn<CellBlock, Void> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element CellBlock block) {
      block.cells().stream().map(CollectFn::figures).forEach(CELLS::add);
    }

    /** The revision tells how many changes came, which depends on their order. */
    private static String figures(Cell cell) {
      return cell.toString().replaceAll(", revision=.*", "");
    }
  }
}
