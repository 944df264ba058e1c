package io.adclicks.pipeline.counting;

import io.adclicks.model.Resolution;
import io.adclicks.pipeline.CountingRules;
import io.adclicks.pipeline.batching.MinuteBatch;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;

/** Adds up the changes of each ad in event-time windows of one length. */
public final class CountClicks
    extends PTransform<PCollection<KV<Integer, MinuteBatch>>, PCollection<Cell>> {
  private static final long serialVersionUID = 1L;

  private final Resolution resolution;
  private final CountingRules rules;

  private CountClicks(Resolution resolution, CountingRules rules) {
    this.resolution = resolution;
    this.rules = rules;
  }

  /** Counts in windows of that length. */
  public static CountClicks per(Resolution resolution, CountingRules rules) {
    return new CountClicks(resolution, rules);
  }

  @Override
  public PCollection<Cell> expand(PCollection<KV<Integer, MinuteBatch>> changes) {
    Duration length = Duration.millis(resolution.durationMillis());
    return changes
        .apply(
            "Window",
            Window.<KV<Integer, MinuteBatch>>into(FixedWindows.of(length))
                .withAllowedLateness(Duration.millis(rules.allowedLateness().toMillis()))
                .discardingFiredPanes())
        .apply("Count", ParDo.of(new CountFn(resolution, rules)))
        .setCoder(CellCoder.of())
        .apply("Unwindow", Window.into(new GlobalWindows()));
  }
}
