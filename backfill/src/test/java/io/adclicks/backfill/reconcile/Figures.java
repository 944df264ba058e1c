package io.adclicks.backfill.reconcile;

import java.util.List;

/** Sums over what a store holds. */
final class Figures {
  private static final String SUMS =
      "ad_id, sum(click_count), sum(total_cost), sum(duplicate_count), sum(invalid_count)";

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

  /** How many clicks the cells of a table have absorbed. */
  static long gross(Store store, String table) {
    return Long.parseLong(
        store
            .rows(
                "SELECT sum(click_count + duplicate_count + invalid_count) FROM %s FINAL"
                    .formatted(table))
            .get(0));
  }
}
