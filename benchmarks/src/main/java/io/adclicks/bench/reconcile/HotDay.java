package io.adclicks.bench.reconcile;

import io.adclicks.backfill.archive.ReadArchive;
import io.adclicks.pipeline.ClickPipeline;
import io.adclicks.pipeline.CountingRules;
import io.adclicks.pipeline.batching.Buckets;
import io.adclicks.pipeline.sink.ClickHouseSink;
import io.adclicks.pipeline.sink.RulesRecord;
import io.adclicks.pipeline.sink.WriteCells;
import io.adclicks.pipeline.sink.WriteRejectedClicks;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * A program that counts a day as the hot path does: a job in streaming mode that tells open windows
 * early. It takes its clicks from the archive, some hours at a time, so that they fit into memory.
 */
public final class HotDay {
  private static final int HOURS_AT_A_TIME = 6;

  private HotDay() {}

  /** Runs it: the archive's folder of the day, and ClickHouse. */
  public static void main(String[] args) {
    ClickHouseSink sink = new ClickHouseSink(args[1]);
    CountingRules rules =
        new CountingRules(
            20, 200, 20, Duration.ofMinutes(5), Duration.ofSeconds(1), new Buckets(8));
    new RulesRecord(sink).add(rules);
    for (int hour = 0; hour < 24; hour += HOURS_AT_A_TIME) {
      List<String> files =
          IntStream.range(hour, hour + HOURS_AT_A_TIME)
              .mapToObj(one -> "%s/hour=%02d/*.avro".formatted(args[0], one))
              .toList();
      count(files, rules, sink);
    }
  }

  private static void count(List<String> files, CountingRules rules, ClickHouseSink sink) {
    Pipeline pipeline = Pipeline.create(options());
    PCollectionTuple counted =
        pipeline
            .apply("ReadArchive", ReadArchive.files(files))
            .apply("ClickPipeline", ClickPipeline.under(rules));
    counted.get(ClickPipeline.CELLS).apply("WriteCells", WriteCells.to(sink));
    counted.get(ClickPipeline.REJECTED).apply("WriteRejected", WriteRejectedClicks.to(sink));
    pipeline.run().waitUntilFinish();
  }

  private static FlinkPipelineOptions options() {
    FlinkPipelineOptions options = PipelineOptionsFactory.as(FlinkPipelineOptions.class);
    options.setRunner(FlinkRunner.class);
    options.setFlinkMaster("[local]");
    options.setStreaming(true);
    options.setParallelism(2);
    options.setObjectReuse(true);
    options.setFasterCopy(true);
    options.setMaxBundleSize(20_000L);
    options.setShutdownSourcesAfterIdleMs(0L);
    return options;
  }
}
