package io.adclicks.query.reconciliation;

import io.adclicks.query.parameters.InvalidParameterException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Some days.
 *
 * @param from the first
 * @param to the last, not before the first and within {@link #MAX_DAYS}
 */
record DateRange(LocalDate from, LocalDate to) {
  /** The most days of one bill. */
  static final int MAX_DAYS = 366;

  private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2106, 1, 1);

  DateRange {
    if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= MAX_DAYS) {
      throw new InvalidParameterException(
          "to", to.toString(), "write a day from %s on, %d days at most".formatted(from, MAX_DAYS));
    }
  }

  /** The range of a request; without an end it is one day. */
  static DateRange parse(String from, String to) {
    LocalDate first = day("from", from);
    return new DateRange(first, to == null ? first : day("to", to));
  }

  /** A day such as 2026-11-24; {@code text} may be null. */
  static LocalDate day(String parameter, String text) {
    try {
      LocalDate day = LocalDate.parse(text == null ? "" : text);
      if (!day.isBefore(EARLIEST) && day.isBefore(LATEST)) {
        return day;
      }
    } catch (DateTimeParseException e) {
      throw refused(parameter, text);
    }
    throw refused(parameter, text);
  }

  /** All of them. */
  List<LocalDate> days() {
    return from.datesUntil(to.plusDays(1)).toList();
  }

  private static InvalidParameterException refused(String parameter, String text) {
    return new InvalidParameterException(
        parameter, text == null ? "" : text, "write a day such as 2026-11-24");
  }
}
