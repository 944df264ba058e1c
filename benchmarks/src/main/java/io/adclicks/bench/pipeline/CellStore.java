package io.adclicks.bench.pipeline;

import io.adclicks.bench.Sql;
import io.adclicks.localstack.ClickHouseServer;
import io.adclicks.model.Resolution;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** Asks the database what contestants have written. */
final class CellStore {
  private final ClickHouseServer server;

  CellStore(ClickHouseServer server) {
    this.server = server;
  }

  /** Clicks in the cells of the resolution that has the fewest. */
  long clicksCounted(Contestant contestant) throws SQLException {
    long fewest = Long.MAX_VALUE;
    for (Resolution resolution : Resolution.values()) {
      fewest = Math.min(fewest, number("clicks_counted.sql", table(contestant, resolution)));
    }
    return fewest;
  }

  /** When the last row was written, in milliseconds since the epoch. */
  long lastWriteMillis(Contestant contestant) throws SQLException {
    long last = 0;
    for (Resolution resolution : Resolution.values()) {
      last = Math.max(last, number("last_write.sql", table(contestant, resolution)));
    }
    return last;
  }

  /** How many cells two contestants do not agree on. */
  long differences(Contestant one, Contestant other) throws SQLException {
    long differences = 0;
    for (Resolution resolution : Resolution.values()) {
      differences += number("differences.sql", table(one, resolution), table(other, resolution));
    }
    return differences;
  }

  /** How many cells a contestant has. */
  long cells(Contestant contestant) throws SQLException {
    long cells = 0;
    for (Resolution resolution : Resolution.values()) {
      cells += number("cells.sql", table(contestant, resolution));
    }
    return cells;
  }

  /** The ads of probes that have a click in a cell of a minute. */
  Set<String> probes(Contestant contestant) throws SQLException {
    String query =
        Sql.read("/sql/bench/probes_counted.sql").formatted(table(contestant, Resolution.MINUTE));
    Set<String> ads = new HashSet<>();
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        ads.add(rows.getString(1));
      }
    }
    return ads;
  }

  private long number(String query, String... tables) throws SQLException {
    String statementText = Sql.read("/sql/bench/" + query).formatted((Object[]) tables);
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
}
