package io.adclicks.query.top;

import io.adclicks.model.Resolution;
import io.adclicks.query.parameters.InvalidParameterException;
import io.adclicks.query.parameters.Limit;
import io.adclicks.query.parameters.TimeRange;
import java.time.Duration;

/**
 * A question for the first ads by a metric.
 *
 * @param metric what ads are ranked by
 * @param range at most {@link #MAX_LENGTH}
 * @param limit how many ads, 1 to {@link #MAX_LIMIT}
 */
public record TopQuery(TopMetric metric, TimeRange range, int limit) {
  /** The most ads of one answer. */
  public static final int MAX_LIMIT = 1_000;

  /** The longest range: every ad's cells in it have to be read. */
  public static final Duration MAX_LENGTH = Duration.ofDays(31);

  private static final int MIN_WINDOWS = 12;

  public TopQuery {
    if (length(range).compareTo(MAX_LENGTH) > 0) {
      throw new InvalidParameterException(
          "from",
          range.from().toString(),
          "it must lie at most " + MAX_LENGTH.toDays() + " days before to, " + range.to());
    }
  }

  static TopQuery parse(String metric, TimeRange range, String limit) {
    return new TopQuery(TopMetric.parse(metric), range, Limit.parse(limit, MAX_LIMIT));
  }

  /** The coarsest windows of which the range has enough for its edges not to matter much. */
  Resolution resolution() {
    long longest = length(range).toMillis() / MIN_WINDOWS;
    if (Resolution.HOUR.durationMillis() <= longest) {
      return Resolution.HOUR;
    }
    return Resolution.FIVE_MINUTES.durationMillis() <= longest
        ? Resolution.FIVE_MINUTES
        : Resolution.MINUTE;
  }

  /** How many windows are added up. */
  long windows() {
    return Math.max(1, range.windows(resolution()));
  }

  private static Duration length(TimeRange range) {
    return Duration.between(range.from(), range.to());
  }
}
