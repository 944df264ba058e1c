package io.adclicks.query.parameters;

import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * The parameters {@code from}, {@code to} and {@code range} that every question over time takes.
 */
public class TimeRangeParameters {
  private static final Duration DEFAULT_LENGTH = Duration.ofHours(1);
  private static final Pattern EPOCH_MILLIS = Pattern.compile("-?\\d{1,15}");
  private static final Pattern LENGTH = Pattern.compile("(\\d{1,6})([mhd])");
  private static final String TIME_ADVICE =
      "write a time such as 2026-11-23T10:00:00Z or milliseconds since 1970";
  private static final String LENGTH_ADVICE = "write a length such as 30m, 24h or 7d";

  @QueryParam("from")
  @Parameter(
      description =
          "First instant: ISO-8601 or milliseconds since 1970. Default: an hour before to.")
  String from;

  @QueryParam("to")
  @Parameter(description = "First instant that is not in the range any more. Default: now.")
  String to;

  @QueryParam("range")
  @Parameter(description = "Instead of from and to: a length that ends now.", example = "24h")
  String range;

  /** What a request wrote; a parameter that was left out is null. */
  public static TimeRangeParameters of(String from, String to, String range) {
    TimeRangeParameters parameters = new TimeRangeParameters();
    parameters.from = from;
    parameters.to = to;
    parameters.range = range;
    return parameters;
  }

  /** The same with a length under another name, which is null if the request left it out. */
  public TimeRangeParameters orWindow(String window) {
    if (window == null) {
      return this;
    }
    if (range != null) {
      throw new InvalidParameterException("window", window, "write either window or range");
    }
    return of(from, to, window);
  }

  /** The range meant, at a given time; what defaults to now is cut to whole milliseconds. */
  public TimeRange at(Instant clockTime) {
    Instant now = clockTime.truncatedTo(ChronoUnit.MILLIS);
    if (range == null) {
      Instant end = Optional.ofNullable(to).map(text -> instant("to", text)).orElse(now);
      Instant start =
          Optional.ofNullable(from)
              .map(text -> instant("from", text))
              .orElseGet(() -> end.minus(DEFAULT_LENGTH));
      return new TimeRange(start, end);
    }
    if (from != null || to != null) {
      throw new InvalidParameterException("range", range, "write either range, or from and to");
    }
    return new TimeRange(now.minus(length(range)), now);
  }

  /** The instant that a request wrote, as ISO-8601 or milliseconds since 1970. */
  public static Instant instant(String parameter, String text) {
    if (EPOCH_MILLIS.matcher(text).matches()) {
      return Instant.ofEpochMilli(Long.parseLong(text));
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new InvalidParameterException(parameter, text, TIME_ADVICE);
    }
  }

  private static Duration length(String text) {
    Matcher parts = LENGTH.matcher(text);
    if (!parts.matches() || Long.parseLong(parts.group(1)) == 0) {
      throw new InvalidParameterException("range", text, LENGTH_ADVICE);
    }
    long count = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
