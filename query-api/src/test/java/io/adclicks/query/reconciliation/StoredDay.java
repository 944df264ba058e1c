package io.adclicks.query.reconciliation;

import io.adclicks.model.Resolution;
import io.adclicks.query.StoredCell;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** A day of which two minutes of one ad were corrected, one more clicked and one from nothing. */
final class StoredDay {
  static final long RUN = 1_795_000_000_000L;
  static final String CLOSED_AT = "2026-11-23 01:30:00.000";
  private static final long RESTATED = (3L << 61) | RUN;

  private final DataSource dataSource;

  StoredDay(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Stores it as it is when the run is in a state. */
  void store(String state) throws SQLException {
    for (String table :
        List.of(
            "reconciliation_runs",
            "restatements",
            "billing_daily",
            "ad_metrics_minute",
            "ad_metrics_hour")) {
      execute("TRUNCATE TABLE " + table);
    }
    minute("2026-11-22 10:00:00", 5, "1.2500", "final", 7);
    minute("2026-11-22 10:01:00", 3, "0.7500", "final", 7);
    restatement("2026-11-22 10:01:00", 3, "0.7500", 7, 2, "0.5000", "LATE");
    restatement("2026-11-22 10:02:00", 0, "0", 0, 1, "0.2500", "UNEXPLAINED");
    execute(
        """
        INSERT INTO billing_daily VALUES
            ('ad-1', '2026-11-22', %d, 14, 2, 1, map('USER_VELOCITY', 1), 11, 2.75)
        """
            .formatted(RUN));
    run(RUN, 1, state);
  }

  /** Attaches the corrected cells. */
  void attach() throws SQLException {
    minute("2026-11-22 10:01:00", 5, "1.2500", "restated", RESTATED);
    minute("2026-11-22 10:02:00", 1, "0.2500", "restated", RESTATED);
  }

  void run(long run, int step, String state) throws SQLException {
    execute(
        """
        INSERT INTO reconciliation_runs VALUES
            ('2026-11-22', %d, %d, '%s', 20, 200, 15, '0.1.0', 'digest', 'equal', 14, 9, '2026-11-23 01:00:00', '%s')
        """
            .formatted(run, step, state, CLOSED_AT));
  }

  private void minute(String time, long clicks, String cost, String finality, long revision)
      throws SQLException {
    new StoredCell(Resolution.MINUTE, "ad-1", time, clicks, cost, 0, 0, finality, revision)
        .store(dataSource);
  }

  private void restatement(
      String time,
      long clicks,
      String cost,
      long revision,
      long clickChange,
      String costChange,
      String cause)
      throws SQLException {
    execute(
        """
        INSERT INTO restatements VALUES
            ('2026-11-22', %d, '1m', 'ad-1', '%s', %d, %s, 0, 0, '%s', %d, %d, %s, 0, 0, '%s', 'user 20', '0.1.0', 'digest', '%s')
        """
            .formatted(
                RUN,
                time,
                clicks,
                cost,
                revision == 0 ? "" : "final",
                revision,
                clickChange,
                costChange,
                cause,
                CLOSED_AT));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
