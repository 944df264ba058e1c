package io.adclicks.backfill.counting;

import io.adclicks.backfill.archive.ReadArchive;
import io.adclicks.backfill.journal.Limits;
import io.adclicks.backfill.journal.Run;
import io.adclicks.pipeline.ClickPipeline;
import io.adclicks.pipeline.CountingRules;
import io.adclicks.pipeline.batching.Buckets;
import io.adclicks.pipeline.sink.ClickHouseSink;
import java.time.Duration;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;

/** Counts a slice of the archive with the transforms of the hot path, and stages the cells. */
public final class CountSlice {
  private final PipelineOptions options;
  private final ClickHouseSink sink;
  private final Buckets buckets;

  /**
   * @param options the runner and its settings
   * @param sink where the cells are staged
   * @param buckets keys of each stage
   */
  public CountSlice(PipelineOptions options, ClickHouseSink sink, Buckets buckets) {
    this.options = options;
    this.sink = sink;
    this.buckets = buckets;
  }

  /** Counts, and returns when all cells are staged. */
  public void count(Run run, ArchiveSlice slice) {
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply(
            "ReadArchive",
            ReadArchive.files(slice.files().stream().map(ArchivedFile::name).toList()))
        .apply("ClickPipeline", ClickPipeline.under(rules(run.limits())))
        .get(ClickPipeline.CELLS)
        .apply("StageCells", StageCells.of(run, sink));
    PipelineResult.State state = pipeline.run().waitUntilFinish();
    if (state != PipelineResult.State.DONE) {
      throw new IllegalStateException(
          "the count of %s ended as %s: see the log of the runner".formatted(run.date(), state));
    }
  }

  /** A bounded run has no late clicks, and tells each cell once. */
  private CountingRules rules(Limits limits) {
    return new CountingRules(
        limits.userClicksPerMinute(),
        limits.addressClicksPerMinute(),
        limits.tokenUsersPerMinute(),
        Duration.ofMinutes(5),
        Duration.ZERO,
        buckets);
  }
}
