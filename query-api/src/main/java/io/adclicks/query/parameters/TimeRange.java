package io.adclicks.query.parameters;

import io.adclicks.model.Click;
import io.adclicks.model.Resolution;
import java.time.Instant;

/**
 * A stretch of event time.
 *
 * @param from the first instant in it, 1970 or later
 * @param to the first instant after it, at most {@link Click#MAX_EVENT_TIME_MILLIS}
 */
public record TimeRange(Instant from, Instant to) {
  private static final Instant LAST = Instant.ofEpochMilli(Click.MAX_EVENT_TIME_MILLIS);

  public TimeRange {
    requireInside("from", from);
    requireInside("to", to);
    if (!from.isBefore(to)) {
      throw new InvalidParameterException("from", from.toString(), "it must lie before to, " + to);
    }
  }

  /** The first start of a window in the range, in milliseconds since the epoch, UTC. */
  public long firstWindow(Resolution resolution) {
    return windowAtOrAfter(from, resolution);
  }

  /** The first start of a window behind the range, in milliseconds since the epoch, UTC. */
  public long endWindow(Resolution resolution) {
    return windowAtOrAfter(to, resolution);
  }

  /** How many windows start in the range. */
  public long windows(Resolution resolution) {
    return (endWindow(resolution) - firstWindow(resolution)) / resolution.durationMillis();
  }

  private static long windowAtOrAfter(Instant instant, Resolution resolution) {
    long beforeWindow = resolution.durationMillis() - 1;
    return resolution.windowStart(instant.toEpochMilli() + beforeWindow);
  }

  private static void requireInside(String parameter, Instant instant) {
    if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST)) {
      throw new InvalidParameterException(
          parameter, instant.toString(), "write a time between " + Instant.EPOCH + " and " + LAST);
    }
  }
}
