package io.adclicks.pipeline.counting;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * How often open windows tell what has changed: as often as wanted, but so that telling takes no
 * more than a fifth of the time, and while the job has to catch up, a fiftieth. So under more
 * clicks than can be told at once figures get older before the count falls behind. Not safe for
 * several threads.
 */
final class TellingPace {
  private static final int PART = 5;
  private static final int PART_WHILE_BEHIND = 50;
  private static final Duration BEHIND = Duration.ofMinutes(2);

  private final long wantedNanos;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private long roundStart;
  private long spentNanos;
  private long periodNanos;

  /**
   * @param wanted how often to tell
   * @param clock tells how far event time lies behind
   * @param nanos nanoseconds from any origin
   */
  TellingPace(Duration wanted, InstantSource clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
    wantedNanos = wanted.toNanos();
    periodNanos = wantedNanos;
    roundStart = nanos.getAsLong();
  }

  /** The period at which to tell now. */
  Duration period() {
    return Duration.ofNanos(periodNanos);
  }

  /** Tells, and takes note of how long that takes. */
  void timed(long watermarkMillis, Runnable telling) {
    long before = nanos.getAsLong();
    if (before - roundStart >= periodNanos) {
      boolean isBehind = clock.millis() - watermarkMillis > BEHIND.toMillis();
      periodNanos = Math.max(wantedNanos, spentNanos * (isBehind ? PART_WHILE_BEHIND : PART));
      spentNanos = 0;
      roundStart = before;
    }
    telling.run();
    spentNanos += nanos.getAsLong() - before;
  }
}
