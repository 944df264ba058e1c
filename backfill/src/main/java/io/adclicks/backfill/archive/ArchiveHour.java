package io.adclicks.backfill.archive;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * An hour of event time, UTC, which has a folder of its own in the archive. As text {@code
 * 2026-11-25T04}.
 *
 * @param hoursSinceEpoch 0 or more
 */
public record ArchiveHour(long hoursSinceEpoch) implements Serializable, Comparable<ArchiveHour> {
  private static final long MILLIS = 3_600_000;
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH", Locale.ROOT);

  public ArchiveHour {
    if (hoursSinceEpoch < 0) {
      throw new IllegalArgumentException(
          "an hour lies " + -hoursSinceEpoch + " hours before the epoch: write 0 or more");
    }
  }

  /** The hour of a time in milliseconds since the epoch. */
  public static ArchiveHour of(long millis) {
    return new ArchiveHour(Math.floorDiv(millis, MILLIS));
  }

  /** The hour of a day, 0 to 23. */
  public static ArchiveHour of(LocalDate date, int hour) {
    return new ArchiveHour(date.toEpochDay() * 24 + hour);
  }

  /**
   * The hour of a text such as {@code 2026-11-25T04}.
   *
   * @throws IllegalArgumentException if it is none
   */
  @JsonCreator
  public static ArchiveHour parse(String text) {
    try {
      LocalDateTime start = LocalDateTime.parse(text + ":00");
      return of(start.toInstant(ZoneOffset.UTC).toEpochMilli());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no hour: write it like 2026-11-25T04", e);
    }
  }

  /** The day of the hour. */
  public LocalDate date() {
    return LocalDate.ofEpochDay(hoursSinceEpoch / 24);
  }

  /** Which hour of the day it is, 0 to 23. */
  public int ofDay() {
    return (int) (hoursSinceEpoch % 24);
  }

  /** Its folder below the root of the archive. */
  public String folder() {
    return "%s/hour=%02d".formatted(ArchiveFolder.dayFolder(date()), ofDay());
  }

  @Override
  public int compareTo(ArchiveHour other) {
    return Long.compare(hoursSinceEpoch, other.hoursSinceEpoch);
  }

  @JsonValue
  @Override
  public String toString() {
    return TEXT.format(Instant.ofEpochMilli(hoursSinceEpoch * MILLIS).atOffset(ZoneOffset.UTC));
  }
}
