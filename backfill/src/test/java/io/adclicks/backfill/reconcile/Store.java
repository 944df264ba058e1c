package io.adclicks.backfill.reconcile;

import io.adclicks.localstack.ClickHouseSchema;
import io.adclicks.localstack.ClickHouseServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A real ClickHouse for tests, which is asked in plain SQL. */
public final class Store implements AutoCloseable {
  private static final String KEPT = "kept_";

  private final ClickHouseServer server;

  private Store(ClickHouseServer server) {
    this.server = server;
  }

  /** Starts one with the tables of this release. */
  public static Store start(Path folder) {
    ClickHouseServer server = ClickHouseServer.start(folder);
    ClickHouseSchema.migrate(server.jdbcUrl());
    return new Store(server);
  }

  /** Its address for the JDBC driver. */
  public String jdbcUrl() {
    return server.jdbcUrl();
  }

  /** Runs a statement. */
  public void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The rows, their columns joined by a bar. */
  public List<String> rows(String sql) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> results = new ArrayList<>();
      while (rows.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          columns.add(rows.getString(i));
        }
        results.add(String.join("|", columns));
      }
      return results;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Empties every table that a test writes to. */
  void clear() {
    tables().forEach(table -> execute("TRUNCATE TABLE " + table));
  }

  /** Keeps what every table holds now, for {@link #restore}. */
  void keep() {
    for (String table : tables()) {
      execute("CREATE OR REPLACE TABLE %s%s CLONE AS %s".formatted(KEPT, table, table));
    }
  }

  /** Brings back what was kept. */
  void restore() {
    clear();
    tables()
        .forEach(
            table -> execute("INSERT INTO %s SELECT * FROM %s%s".formatted(table, KEPT, table)));
  }

  private List<String> tables() {
    return rows(
        """
        SELECT name FROM system.tables
        WHERE database = 'default' AND engine LIKE '%MergeTree'
          AND name != 'flyway_schema_history' AND NOT startsWith(name, 'kept_')
        ORDER BY name
        """);
  }

  @Override
  public void close() {
    server.close();
  }
}
