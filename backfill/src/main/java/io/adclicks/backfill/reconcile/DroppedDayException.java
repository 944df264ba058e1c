package io.adclicks.backfill.reconcile;

import java.time.LocalDate;

/** The clicks of a day have been dropped from the archive: nothing is left to count it by. */
public final class DroppedDayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DroppedDayException(LocalDate date, LocalDate keptSince) {
    super(
        "the day %s has been dropped from the archive, which is kept since %s: name that day or a later one"
            .formatted(date, keptSince));
  }
}
