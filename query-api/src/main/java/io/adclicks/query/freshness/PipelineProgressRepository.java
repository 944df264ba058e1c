package io.adclicks.query.freshness;

import io.adclicks.query.clickhouse.ClickHouse;
import io.adclicks.query.clickhouse.Sql;
import io.quarkus.cache.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Reads how far the pipeline has come. */
@ApplicationScoped
public class PipelineProgressRepository {
  private final Sql sql = Sql.resource("pipeline_progress.sql");
  private final ClickHouse clickHouse;

  PipelineProgressRepository(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /** The progress of the shard that is furthest, read at most twice a second. */
  @CacheResult(cacheName = "pipeline-progress")
  public PipelineProgress latest() {
    return clickHouse.query(sql, PipelineProgressRepository::read).get(0);
  }

  private static PipelineProgress read(ResultSet row) throws SQLException {
    return new PipelineProgress(
        instant(row, "watermark_millis"), instant(row, "reported_at_millis"));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
