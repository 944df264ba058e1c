package io.adclicks.backfill.reconcile;

import io.adclicks.backfill.journal.Run;

/** A dry run met a day whose figures are being replaced, and may not finish that. */
public final class HalfPublishedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HalfPublishedException(Run run) {
    super(
        "the run %d of %s has not finished publishing: run the day without --dry-run first, which finishes it"
            .formatted(run.number(), run.date()));
  }
}
