package io.adclicks.query.metrics;

import io.adclicks.model.Resolution;
import io.adclicks.query.clickhouse.ClickHouse;
import io.adclicks.query.clickhouse.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads cells, always the most complete version of each. */
@ApplicationScoped
public class AdMetricsRepository {
  private final Map<Resolution, Sql> sqlOf = new EnumMap<>(Resolution.class);
  private final ClickHouse clickHouse;

  AdMetricsRepository(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
    Sql sql = Sql.resource("ad_cells.sql");
    for (Resolution resolution : Resolution.values()) {
      sqlOf.put(resolution, sql.with("table", resolution.table()));
    }
  }

  /** The cells of an ad whose windows start in the range, ascending. */
  List<AdCell> cells(MetricsQuery query) {
    Resolution resolution = query.resolution();
    return clickHouse.query(
        sqlOf.get(resolution),
        AdMetricsRepository::read,
        query.ad().value(),
        seconds(query.range().firstWindow(resolution)),
        seconds(query.range().endWindow(resolution)));
  }

  private static AdCell read(ResultSet row) throws SQLException {
    return new AdCell(
        Instant.ofEpochSecond(row.getLong("event_seconds")),
        FiguresRow.read(row),
        Finality.ofLabel(row.getString("finality")),
        Optional.of(Instant.ofEpochMilli(row.getLong("updated_at_millis"))));
  }

  private static long seconds(long millis) {
    return Duration.ofMillis(millis).toSeconds();
  }
}
