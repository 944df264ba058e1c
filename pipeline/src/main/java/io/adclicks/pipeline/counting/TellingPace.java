package io.adclicks.pipeline.counting;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * How often open windows tell what has changed: as often as wanted, but so that telling takes no
 * more than a fifth of the time, and the less the more the job lags, down to a fiftieth. So under
 * more clicks than can be told at once figures get older before the count falls behind. Not safe
 * for several threads.
 */
final class TellingPace {
  private static final int PART = 5;
  private static final int LEAST_PART = 50;

  /** The lag of a job that keeps up: out-of-order clicks and bundles. */
  private static final Duration USUAL_LAG = Duration.ofSeconds(10);

  private final long wantedNanos;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private long roundStart;
  private long spentNanos;
  private long spentLastRoundNanos;

  /**
   * @param wanted how often to tell
   * @param clock tells how far event time lies behind
   * @param nanos nanoseconds from any origin
   */
  TellingPace(Duration wanted, InstantSource clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
    wantedNanos = wanted.toNanos();
    roundStart = nanos.getAsLong();
  }

  /**
   * The period at which to tell now. It follows the lag at once: what took long while a restarted
   * job caught up must not keep figures old afterwards.
   */
  Duration period(long watermarkMillis) {
    return Duration.ofNanos(periodNanos(watermarkMillis));
  }

  /** Tells, and takes note of how long that takes. */
  void timed(long watermarkMillis, Runnable telling) {
    long before = nanos.getAsLong();
    if (before - roundStart >= periodNanos(watermarkMillis)) {
      spentLastRoundNanos = spentNanos;
      spentNanos = 0;
      roundStart = before;
    }
    telling.run();
    spentNanos += nanos.getAsLong() - before;
  }

  /**
   * The wanted period times a power of two: multiples of a longer one are also some of the shorter,
   * so that a timer which is set anew whenever the lag changes is not put off again and again.
   */
  private long periodNanos(long watermarkMillis) {
    long needed = spentLastRoundNanos * part(clock.millis() - watermarkMillis);
    long times = (needed + wantedNanos - 1) / wantedNanos;
    return times <= 1 ? wantedNanos : wantedNanos * Long.highestOneBit(2 * times - 1);
  }

  private static long part(long lagMillis) {
    return Math.max(PART, Math.min(LEAST_PART, PART * lagMillis / USUAL_LAG.toMillis()));
  }
}
