package io.adclicks.backfill.reconcile;

import java.time.LocalDate;
import java.util.List;

/** The archive of a day is damaged or has gaps, so that its clicks cannot be billed by it. */
public final class UnsoundArchiveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsoundArchiveException(LocalDate date, List<String> faults) {
    super(
        "the archive of %s has %d faults, such as \"%s\": see ./adclicks archive verify, and mend it, or say --even-if-unsound to bill what is there"
            .formatted(date, faults.size(), faults.get(0)));
  }
}
