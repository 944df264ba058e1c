package io.adclicks.query.metrics;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * A reconciliation of a day.
 *
 * @param date the day
 * @param run its number
 */
record RunKey(LocalDate date, long run) {
  RunKey {
    requireNonNull(date, "date is null");
  }

  /** As a literal of SQL. */
  String literal() {
    return "(toDate('%s'), %d)".formatted(date, run);
  }
}
