package io.adclicks.pipeline;

import io.adclicks.pipeline.sink.RulesRecord;
import io.adclicks.pipeline.sink.WriteCells;
import io.adclicks.pipeline.sink.WriteProgress;
import io.adclicks.pipeline.sink.WriteRejectedClicks;
import io.adclicks.pipeline.source.ReadClicks;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.values.PCollectionTuple;

/** The hot path: counts clicks from Kafka into ClickHouse for as long as it runs. */
public final class StreamClicks {
  private static final int EXIT_USAGE = 2;

  private StreamClicks() {}

  /** Runs the job; {@code --help=StreamClicksOptions} lists the options. */
  public static void main(String[] args) {
    PipelineOptionsFactory.register(StreamClicksOptions.class);
    try {
      StreamClicksOptions options =
          PipelineOptionsFactory.fromArgs(args).withValidation().as(StreamClicksOptions.class);
      StreamSettings settings = StreamSettings.of(options);
      RulesRecord record = new RulesRecord(settings.sink());
      if (options.as(FlinkPipelineOptions.class).getSavepointPath() != null) {
        record.requireSameState(settings.rules());
      }
      record.add(settings.rules());
      PipelineResult job = assemble(options).run();
      if (options.as(FlinkPipelineOptions.class).getAttachedMode()) {
        job.waitUntilFinish();
      }
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(EXIT_USAGE);
    }
  }

  static Pipeline assemble(StreamClicksOptions options) {
    StreamSettings settings = StreamSettings.of(options);
    Pipeline pipeline = Pipeline.create(options);
    PCollectionTuple counted =
        pipeline
            .apply("ReadClicks", ReadClicks.from(settings.source()))
            .apply("ClickPipeline", ClickPipeline.under(settings.rules()));
    counted.get(ClickPipeline.CELLS).apply("WriteCells", WriteCells.to(settings.sink()));
    counted
        .get(ClickPipeline.REJECTED)
        .apply("WriteRejectedClicks", WriteRejectedClicks.to(settings.sink()));
    counted.get(ClickPipeline.PROGRESS).apply("WriteProgress", WriteProgress.to(settings.sink()));
    return pipeline;
  }
}
