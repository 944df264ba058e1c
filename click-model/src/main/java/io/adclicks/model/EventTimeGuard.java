package io.adclicks.model;

import java.time.Duration;

/**
 * Keeps one click from the year 2099 from driving the watermark forward and making all others late.
 *
 * @param maxAge how much older than its receipt a click may be
 * @param maxSkew how far ahead of the receipt a client's clock may run
 */
public record EventTimeGuard(Duration maxAge, Duration maxSkew) {
  /** A day back, a minute ahead. */
  public static final EventTimeGuard DEFAULT =
      new EventTimeGuard(Duration.ofHours(24), Duration.ofMinutes(1));

  public EventTimeGuard {
    if (maxAge.isNegative() || maxSkew.isNegative()) {
      throw new IllegalArgumentException(
          "maxAge " + maxAge + " and maxSkew " + maxSkew + " must not be negative");
    }
  }

  /** Whether an event time is believable for a click received at that time. */
  public boolean accepts(long eventTimeMillis, long receivedAtMillis) {
    return eventTimeMillis <= receivedAtMillis + maxSkew.toMillis()
        && eventTimeMillis >= receivedAtMillis - maxAge.toMillis();
  }
}
