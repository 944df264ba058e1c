package io.adclicks.backfill.reconcile;

import io.adclicks.backfill.journal.RecordedRules;
import io.adclicks.backfill.warehouse.Sql;
import io.adclicks.backfill.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** How far the hot path has come in event time. */
final class HotPathProgress {
  private static final Sql PROGRESS = Sql.resource("hot_path_progress.sql");

  /** Parts of the job that are behind get as long, in event time. */
  private static final Duration SETTLING = Duration.ofMinutes(10);

  private final Warehouse warehouse;

  HotPathProgress(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Checks that it will change nothing of a day any more. One that never told its progress does not
   * run.
   *
   * @throws OpenDayException if it may
   */
  void requireClosed(LocalDate date, RecordedRules rules) {
    Instant needed =
        date.plusDays(1)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant()
            .plus(rules.allowedLatenessAt(date))
            .plus(SETTLING);
    List<Long> watermarks = warehouse.query(PROGRESS, row -> row.getLong("watermark_millis"));
    for (long millis : watermarks) {
      Instant watermark = Instant.ofEpochMilli(millis);
      if (watermark.isBefore(needed)) {
        throw new OpenDayException(date, watermark, needed);
      }
    }
  }
}
