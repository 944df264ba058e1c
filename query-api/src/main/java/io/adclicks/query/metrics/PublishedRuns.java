package io.adclicks.query.metrics;

import io.adclicks.query.clickhouse.ClickHouse;
import io.adclicks.query.clickhouse.Sql;
import io.quarkus.cache.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Tells which reconciliations a reader must look behind. */
@ApplicationScoped
class PublishedRuns {
  private final Sql publishing = Sql.resource("publishing_runs.sql");
  private final Sql after = Sql.resource("runs_after.sql");
  private final ClickHouse clickHouse;

  PublishedRuns(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /**
   * Those whose figures are half written, read at most twice a second. A run waits for two seconds
   * between telling so and its first figure.
   */
  @CacheResult(cacheName = "publishing-runs")
  List<RunKey> halfWritten() {
    return clickHouse.query(publishing, PublishedRuns::read);
  }

  /** Those that were not closed yet at a time, of the days of some windows. */
  List<RunKey> after(Instant time, Windows windows) {
    return clickHouse.query(
        after,
        PublishedRuns::read,
        time.toEpochMilli(),
        windows.firstSecond(),
        windows.endSecond());
  }

  private static RunKey read(ResultSet row) throws SQLException {
    return new RunKey(LocalDate.parse(row.getString("day")), row.getLong("run"));
  }
}
