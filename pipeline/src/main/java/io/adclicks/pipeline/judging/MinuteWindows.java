package io.adclicks.pipeline.judging;

import io.adclicks.model.Resolution;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.joda.time.Duration;
import org.joda.time.Instant;

/** The one-minute windows in which clicks are judged. */
public final class MinuteWindows {
  /** Event-time windows of a minute. */
  public static final FixedWindows FN =
      FixedWindows.of(Duration.millis(Resolution.MINUTE.durationMillis()));

  private MinuteWindows() {}

  /** The window that holds a time. */
  public static IntervalWindow holding(Instant timestamp) {
    return FN.assignWindow(timestamp);
  }
}
