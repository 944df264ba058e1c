package io.adclicks.backfill.reconcile;

import io.adclicks.model.Resolution;
import java.util.List;
import java.util.stream.Stream;

/** Sums over what a store holds. */
final class Figures {
  private static final String SUMS =
      "ad_id, sum(click_count), sum(total_cost), sum(duplicate_count), sum(invalid_count)";

  /** The tables that are served. */
  static final List<String> TABLES =
      List.of("ad_metrics_minute", "ad_metrics_five_minutes", "ad_metrics_hour");

  private Figures() {}

  /** The figures of each ad that has any, as they are served. */
  static List<String> served(Store store, String table) {
    return store.rows(
        "SELECT %s FROM %s FINAL GROUP BY ad_id ORDER BY ad_id".formatted(SUMS, table));
  }

  /** The same as they are billed. */
  static List<String> billed(Store store) {
    return store.rows(
        """
        SELECT ad_id, argMax(click_count, run), argMax(total_cost, run), argMax(duplicate_count, run), argMax(invalid_count, run)
        FROM billing_daily FINAL
        WHERE (date, run) IN (SELECT date, run FROM reconciliation_runs FINAL WHERE state = 'closed')
        GROUP BY ad_id
        ORDER BY ad_id
        """);
  }

  /** The same once for each table that is served. */
  static List<String> billedInEachTable(Store store) {
    return TABLES.stream().flatMap(table -> billed(store).stream()).toList();
  }

  /** How many clicks the cells of a table have absorbed. */
  static long gross(Store store, String table) {
    return Long.parseLong(
        store
            .rows(
                "SELECT sum(click_count + duplicate_count + invalid_count) FROM %s FINAL"
                    .formatted(table))
            .get(0));
  }

  /** The cost of all cells of a table, in ten-thousandths. */
  static long costE4(Store store, String table) {
    return Long.parseLong(
        store
            .rows("SELECT toInt64(sum(total_cost) * 10000) FROM %s FINAL".formatted(table))
            .get(0));
  }

  /** What was served in minutes before any run, told by what is served now and the restatements. */
  static List<String> servedWithoutRestatements(Store store) {
    return store.rows(
        """
        SELECT %s FROM
        (
            SELECT ad_id, click_count, total_cost, duplicate_count, invalid_count FROM ad_metrics_minute FINAL
            UNION ALL
            SELECT ad_id, -click_count_change, -total_cost_change, -duplicate_count_change, -invalid_count_change
            FROM restatements FINAL
            WHERE resolution = '1m'
        )
        GROUP BY ad_id
        ORDER BY ad_id
        """
            .formatted(SUMS));
  }

  /** What a reader makes of all tables. */
  static List<String> truth(Store store) {
    return TABLES.stream().flatMap(table -> truth(store, table).stream()).toList();
  }

  /** What a reader makes of a table: cells that a run is publishing count as they were before. */
  private static List<String> truth(Store store, String table) {
    String resolution =
        Stream.of(Resolution.values())
            .filter(r -> r.table().equals(table))
            .findFirst()
            .orElseThrow()
            .label();
    return store.rows(
        """
        SELECT %s FROM
        (
            SELECT ad_id, click_count, total_cost, duplicate_count, invalid_count
            FROM %s FINAL
            WHERE (ad_id, event_time) NOT IN
                (SELECT ad_id, event_time FROM restatements FINAL
                 WHERE resolution = '%s' AND (date, run) IN
                     (SELECT date, run FROM reconciliation_runs FINAL WHERE state = 'publishing'))
            UNION ALL
            SELECT ad_id, old_click_count, old_total_cost, old_duplicate_count, old_invalid_count
            FROM restatements FINAL
            WHERE resolution = '%s' AND (date, run) IN
                (SELECT date, run FROM reconciliation_runs FINAL WHERE state = 'publishing')
        )
        GROUP BY ad_id
        ORDER BY ad_id
        """
            .formatted(SUMS, table, resolution, resolution));
  }
}
