package io.adclicks.backfill.journal;

import java.time.LocalDate;

/** Somebody else reconciles the day at this moment. */
public final class DayTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DayTakenException(LocalDate date, Claimant holder) {
    super(
        "the day %s is being reconciled by process %d on %s: wait until it has ended"
            .formatted(date, holder.pid(), holder.host()));
  }

  DayTakenException(LocalDate date, String claim) {
    super(
        "the claim %s on the day %s has not been renewed in time, and somebody else may have taken it: run again"
            .formatted(claim, date));
  }
}
