package io.adclicks.pipeline.counting;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How often open windows tell what has changed: as often as wanted, but so that telling takes no
 * more than a fifth of the time. Under more clicks than can be told at once figures get older
 * before the count falls behind. Not safe for several threads.
 */
final class TellingPace {
  private static final int SHARE = 5;

  private final long wantedNanos;
  private final LongSupplier clock;
  private long roundStart;
  private long spentNanos;
  private long periodNanos;

  /**
   * @param wanted how often to tell
   * @param clock nanoseconds from any origin
   */
  TellingPace(Duration wanted, LongSupplier clock) {
    this.clock = clock;
    wantedNanos = wanted.toNanos();
    periodNanos = wantedNanos;
    roundStart = clock.getAsLong();
  }

  /** The period at which to tell now. */
  Duration period() {
    return Duration.ofNanos(periodNanos);
  }

  /** Tells, and takes note of how long that takes. */
  void timed(Runnable telling) {
    long before = clock.getAsLong();
    if (before - roundStart >= periodNanos) {
      periodNanos = Math.max(wantedNanos, spentNanos * SHARE);
      spentNanos = 0;
      roundStart = before;
    }
    telling.run();
    spentNanos += clock.getAsLong() - before;
  }
}
