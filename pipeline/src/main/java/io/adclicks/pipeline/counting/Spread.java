package io.adclicks.pipeline.counting;

import io.adclicks.model.Resolution;
import java.time.Duration;

/**
 * When an ad bucket tells what others tell too, each at a time of its own: told by all at once, the
 * cells of what has ended would hold up the figures of what goes on for seconds.
 *
 * @param delayMillis how long the end of a minute waits, in event time
 */
record Spread(long delayMillis) {
  /** The longest delay of a minute. */
  static final Duration LONGEST = Duration.ofSeconds(30);

  /** Of a bucket that waits for nobody. */
  static final Spread NONE = new Spread(0);

  /** Long windows have far more cells, and come far less often. */
  private static final int FIVE_MINUTES_FACTOR = 5;

  private static final int HOUR_FACTOR = 8;

  /**
   * Fibonacci hashing: the fraction of a key's multiple of the golden ratio, of the longest delay.
   */
  static Spread of(int bucket) {
    return new Spread(((bucket * 0x9E3779B9L & 0xFFFFFFFFL) * LONGEST.toMillis()) >>> 32);
  }

  /** When the watermark makes a window final. */
  long finalMillis(Resolution resolution, long endMillis) {
    return endMillis + delayMillis * factor(resolution);
  }

  /** When it closes one: no later than an hour lingers. */
  long closedMillis(Resolution resolution, long endMillis, long latenessMillis) {
    long hourEnd = Resolution.HOUR.windowStart(endMillis - 1) + Resolution.HOUR.durationMillis();
    return latenessMillis
        + Math.min(finalMillis(resolution, endMillis), finalMillis(Resolution.MINUTE, hourEnd));
  }

  /** Which of so many turns is the bucket's. */
  int turn(int turns) {
    return (int) (delayMillis * turns / LONGEST.toMillis());
  }

  private static int factor(Resolution resolution) {
    return switch (resolution) {
      case MINUTE -> 1;
      case FIVE_MINUTES -> FIVE_MINUTES_FACTOR;
      case HOUR -> HOUR_FACTOR;
    };
  }
}
