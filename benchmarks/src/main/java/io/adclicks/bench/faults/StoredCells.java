package io.adclicks.bench.faults;

import io.adclicks.bench.Sql;
import io.adclicks.cli.verify.CellKey;
import io.adclicks.cli.verify.Figures;
import io.adclicks.model.Money;
import io.adclicks.model.Resolution;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The cells of all resolutions as ClickHouse holds them. */
final class StoredCells {
  private StoredCells() {}

  /** All cells but those whose figures are all zero. */
  static Map<CellKey, Figures> read(String jdbcUrl) throws SQLException {
    Map<CellKey, Figures> cells = new HashMap<>();
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      for (Resolution resolution : Resolution.values()) {
        try (ResultSet rows =
            statement.executeQuery(
                Sql.read("/sql/faults/cells.sql").formatted(resolution.table()))) {
          while (rows.next()) {
            Figures figures = figures(rows);
            if (!figures.equals(Figures.NONE)) {
              Instant start = rows.getObject(2, Instant.class);
              cells.put(new CellKey(rows.getString(1), resolution, start), figures);
            }
          }
        }
      }
    }
    return cells;
  }

  private static Figures figures(ResultSet rows) throws SQLException {
    return new Figures(
        rows.getLong(3),
        Money.parse(rows.getBigDecimal(4).toPlainString()),
        rows.getLong(5),
        rows.getLong(6));
  }
}
