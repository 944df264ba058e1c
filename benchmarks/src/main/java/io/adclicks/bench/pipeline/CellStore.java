package io.adclicks.bench.pipeline;

import io.adclicks.localstack.ClickHouseServer;
import io.adclicks.model.Resolution;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Asks the database what contestants have written. */
final class CellStore {
  private final ClickHouseServer server;

  CellStore(ClickHouseServer server) {
    this.server = server;
  }

  /** Clicks in the cells of the resolution that has the fewest. */
  long clicksCounted(Contestant contestant) throws SQLException, IOException {
    long fewest = Long.MAX_VALUE;
    for (Resolution resolution : Resolution.values()) {
      fewest = Math.min(fewest, number("clicks_counted.sql", table(contestant, resolution)));
    }
    return fewest;
  }

  /** When the last row was written, in milliseconds since the epoch. */
  long lastWriteMillis(Contestant contestant) throws SQLException, IOException {
    long last = 0;
    for (Resolution resolution : Resolution.values()) {
      last = Math.max(last, number("last_write.sql", table(contestant, resolution)));
    }
    return last;
  }

  /** How many cells two contestants do not agree on. */
  long differences(Contestant one, Contestant other) throws SQLException, IOException {
    long differences = 0;
    for (Resolution resolution : Resolution.values()) {
      differences += number("differences.sql", table(one, resolution), table(other, resolution));
    }
    return differences;
  }

  /** How many cells a contestant has. */
  long cells(Contestant contestant) throws SQLException, IOException {
    long cells = 0;
    for (Resolution resolution : Resolution.values()) {
      cells += number("cells.sql", table(contestant, resolution));
    }
    return cells;
  }

  private long number(String query, String... tables) throws SQLException, IOException {
    String statementText = sql(query).formatted((Object[]) tables);
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(statementText)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static String table(Contestant contestant, Resolution resolution) {
    return Arena.database(contestant) + "." + resolution.table();
  }

  private static String sql(String name) throws IOException {
    try (InputStream in = CellStore.class.getResourceAsStream("/sql/bench/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
