package io.adclicks.backfill.warehouse;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The ClickHouse that holds the figures. Statements go to it one by one and wait for their end,
 * however long that takes.
 *
 * @param jdbcUrl {@code jdbc:clickhouse:http://host:port/database?…}
 */
public record Warehouse(String jdbcUrl) {
  private static final String PATIENT = "socket_timeout=86400000";
  private static final String TEXT_INSERTS = "beta.row_binary_for_simple_insert=";

  public Warehouse {
    if (!jdbcUrl.startsWith("jdbc:clickhouse:") && !jdbcUrl.startsWith("jdbc:ch:")) {
      throw new IllegalArgumentException(
          "clickHouseUrl is \"" + jdbcUrl + "\": write jdbc:clickhouse://host:port/database");
    }
  }

  /** The address for bulk inserts that list every column of a table, in its order. */
  public String bulkUrl() {
    return option(withoutBinaryInserts(), TEXT_INSERTS + true);
  }

  /**
   * Runs a statement without a result.
   *
   * @param parameters the values of the question marks, in order
   */
  public void execute(Sql sql, Object... parameters) {
    try (Connection connection = connect();
        PreparedStatement statement = prepare(connection, sql, parameters)) {
      statement.execute();
    } catch (SQLException e) {
      throw new WarehouseException(sql, e);
    }
  }

  /** Runs a query and reads all its rows. */
  public <T> List<T> query(Sql sql, RowReader<T> reader, Object... parameters) {
    try (Connection connection = connect();
        PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<T> results = new ArrayList<>();
      while (rows.next()) {
        results.add(reader.read(rows));
      }
      return results;
    } catch (SQLException e) {
      throw new WarehouseException(sql, e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(option(withoutBinaryInserts(), PATIENT));
  }

  /** Binary inserts ignore the list of columns, and fit no INSERT with a SELECT. */
  private String withoutBinaryInserts() {
    return jdbcUrl.replace("&" + TEXT_INSERTS + true, "");
  }

  private static String option(String url, String option) {
    return url + (url.contains("?") ? "&" : "?") + option;
  }

  private static PreparedStatement prepare(Connection connection, Sql sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql.text());
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
