package io.adclicks.query.metrics;

import io.adclicks.model.Resolution;
import io.adclicks.query.answer.Fingerprint;
import io.adclicks.query.parameters.Choice;
import io.adclicks.query.parameters.InvalidParameterException;
import io.adclicks.query.parameters.TimeRange;
import io.adclicks.query.parameters.TimeRangeParameters;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The windows that are asked about.
 *
 * @param resolution the length of the windows
 * @param range at most {@link #MAX_POINTS} windows
 * @param gapFill what to answer for windows without clicks
 * @param zone the time zone of additional labels; windows always lie on UTC
 * @param asOf the figures before reconciliations that were closed after this time; empty for what
 *     is true now
 */
public record Windows(
    Resolution resolution,
    TimeRange range,
    GapFill gapFill,
    Optional<ZoneId> zone,
    Optional<Instant> asOf) {
  /** The most points of one answer: 34 days of minutes. */
  public static final int MAX_POINTS = 50_000;

  public Windows {
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

  /** The windows of a request; {@code zone} and {@code asOf} may be null. */
  static Windows parse(String resolution, TimeRange range, String fill, String zone, String asOf) {
    return new Windows(
        Choice.parse("resolution", resolution, Resolution.values(), Resolution::label),
        range,
        GapFill.parse(fill),
        Optional.ofNullable(zone).map(Windows::zone),
        Optional.ofNullable(asOf).map(text -> TimeRangeParameters.instant("asOf", text)));
  }

  /** The first start of a window, in seconds since the epoch. */
  public long firstSecond() {
    return Duration.ofMillis(range.firstWindow(resolution)).toSeconds();
  }

  /** The first start of a window that is not asked about any more, in seconds since the epoch. */
  public long endSecond() {
    return Duration.ofMillis(range.endWindow(resolution)).toSeconds();
  }

  /** The end of the last window. */
  Instant end() {
    return Instant.ofEpochSecond(endSecond());
  }

  void addTo(Fingerprint fingerprint) {
    fingerprint
        .add(resolution.label())
        .add(firstSecond())
        .add(endSecond())
        .add(zone.map(ZoneId::getId).orElse(""))
        .add(asOf.map(Instant::toString).orElse(""));
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new InvalidParameterException(
          "tz", text, "write a time zone such as Europe/Berlin or UTC");
    }
  }
}
