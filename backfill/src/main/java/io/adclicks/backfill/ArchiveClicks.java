package io.adclicks.backfill;

import io.adclicks.pipeline.source.ReadClicks;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * Writes every click into the archive for as long as it runs: a job of its own, so that a fault in
 * counting cannot harm the record.
 */
public final class ArchiveClicks {
  private static final int EXIT_USAGE = 2;

  private ArchiveClicks() {}

  /** Runs the job; {@code --help=ArchiveClicksOptions} lists the options. */
  public static void main(String[] args) {
    PipelineOptionsFactory.register(ArchiveClicksOptions.class);
    try {
      ArchiveClicksOptions options =
          PipelineOptionsFactory.fromArgs(args).withValidation().as(ArchiveClicksOptions.class);
      assemble(options).run().waitUntilFinish();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(EXIT_USAGE);
    }
  }

  static Pipeline assemble(ArchiveClicksOptions options) {
    ArchiveSettings settings = ArchiveSettings.of(options);
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply(
            "ReadClicks", ReadClicks.from(settings.source()).committingAs(settings.consumerGroup()))
        .apply("WriteArchive", settings.target());
    return pipeline;
  }
}
