package io.adclicks.query.clickhouse;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Runs the statements of the repositories; every fault of the database leaves it as one type. */
@ApplicationScoped
public class ClickHouse {
  private final DataSource dataSource;

  /** Runs them over the connections of a pool. */
  public ClickHouse(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Runs a query and reads all its rows.
   *
   * @param parameters the values of the question marks, in order
   * @throws ClickHouseUnavailableException if ClickHouse does not answer, or with an error
   */
  public <T> List<T> query(Sql sql, RowReader<T> reader, Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = prepare(connection, sql, parameters)) {
      return readAll(statement, reader);
    } catch (SQLException e) {
      throw new ClickHouseUnavailableException(sql.name(), e);
    }
  }

  /** Runs a statement without a result, in the same way. */
  public void execute(Sql sql, Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = prepare(connection, sql, parameters)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new ClickHouseUnavailableException(sql.name(), e);
    }
  }

  private static PreparedStatement prepare(Connection connection, Sql sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql.text());
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  private static <T> List<T> readAll(PreparedStatement statement, RowReader<T> reader)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      List<T> results = new ArrayList<>();
      while (rows.next()) {
        results.add(reader.read(rows));
      }
      return results;
    }
  }
}
