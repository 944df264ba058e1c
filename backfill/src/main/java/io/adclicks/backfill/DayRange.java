package io.adclicks.backfill;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Consecutive days, which a nightly run names by how long ago they were.
 *
 * @param first the first day
 * @param last the last day, the first one or later
 */
record DayRange(LocalDate first, LocalDate last) {
  private static final String YESTERDAY = "yesterday";
  private static final Pattern AGO = Pattern.compile("(\\d{1,3})-days-ago");

  DayRange {
    requireNonNull(first, "first is null");
    requireNonNull(last, "last is null");
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("--to=" + last + " lies before --from=" + first);
    }
  }

  /**
   * The days of two options.
   *
   * @param to empty for the first day alone
   * @param today the present day, UTC
   * @throws IllegalArgumentException with a sentence that names the option
   */
  static DayRange of(String from, String to, LocalDate today) {
    LocalDate first = date("from", from, today);
    return new DayRange(first, to.isEmpty() ? first : date("to", to, today));
  }

  List<LocalDate> days() {
    return first.datesUntil(last.plusDays(1)).toList();
  }

  private static LocalDate date(String option, String text, LocalDate today) {
    if (text.equals(YESTERDAY)) {
      return today.minusDays(1);
    }
    Matcher ago = AGO.matcher(text);
    if (ago.matches()) {
      return today.minusDays(Long.parseLong(ago.group(1)));
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "--%s=%s is no day: write it like 2026-11-24, yesterday or 3-days-ago"
              .formatted(option, text),
          e);
    }
  }
}
