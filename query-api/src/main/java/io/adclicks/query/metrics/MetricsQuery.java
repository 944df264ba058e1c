package io.adclicks.query.metrics;

import io.adclicks.model.Resolution;
import io.adclicks.query.parameters.AdId;
import io.adclicks.query.parameters.Choice;
import io.adclicks.query.parameters.InvalidParameterException;
import io.adclicks.query.parameters.TimeRange;

/**
 * A question for the figures of one ad.
 *
 * @param ad the ad
 * @param resolution the length of the windows
 * @param range at most {@link #MAX_POINTS} windows
 * @param gapFill what to answer for windows without clicks
 */
public record MetricsQuery(AdId ad, Resolution resolution, TimeRange range, GapFill gapFill) {
  /** The most points of one answer: 34 days of minutes. */
  public static final int MAX_POINTS = 50_000;

  public MetricsQuery {
    long windows = range.windows(resolution);
    if (windows > MAX_POINTS) {
      throw new InvalidParameterException(
          "resolution",
          resolution.label(),
          "the range has "
              + windows
              + " such windows and "
              + MAX_POINTS
              + " are the most of one answer, so write a shorter range or a coarser resolution");
    }
  }

  /** The question of a request. */
  static MetricsQuery parse(String ad, String resolution, TimeRange range, String fill) {
    return new MetricsQuery(
        new AdId(ad),
        Choice.parse("resolution", resolution, Resolution.values(), Resolution::label),
        range,
        GapFill.parse(fill));
  }
}
