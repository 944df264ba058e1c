package io.adclicks.backfill.reconcile;

import java.time.Instant;
import java.time.LocalDate;

/** The hot path has not finished with a day. */
public final class OpenDayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OpenDayException(LocalDate date, Instant watermark, Instant needed) {
    super(
        "the hot path has come to %s and closes %s at %s: wait, or say --even-if-open if it no longer runs"
            .formatted(watermark, date, needed));
  }
}
