package io.adclicks.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClickHouseSchemaTest {
  @TempDir Path folder;

  @Test
  void applyingTheSchemaTwiceKeepsTheRows() throws SQLException {
    try (ClickHouseServer server = ClickHouseServer.start(folder);
        Connection connection = DriverManager.getConnection(server.jdbcUrl());
        Statement statement = connection.createStatement()) {
      ClickHouseSchema.migrate(server.bulkJdbcUrl());
      statement.execute(
          "INSERT INTO pipeline_progress (shard, watermark, updated_at) VALUES (1, now(), now())");

      ClickHouseSchema.migrate(server.bulkJdbcUrl());

      assertThat(column(statement, "SELECT name FROM system.tables WHERE database = 'default'"))
          .contains(
              "ad_metrics_minute",
              "ad_metrics_five_minutes",
              "ad_metrics_hour",
              "rejected_clicks",
              "pipeline_progress");
      assertThat(column(statement, "SELECT toString(shard) FROM pipeline_progress"))
          .containsExactly("1");
    }
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsReported() {
    String nowhere = "jdbc:clickhouse:http://127.0.0.1:" + FreePort.next() + "/default";

    assertThatThrownBy(() -> ClickHouseSchema.migrate(nowhere))
        .isInstanceOf(ServiceFailedException.class)
        .hasMessageStartingWith("the ClickHouse tables cannot be created: ")
        .hasMessageContaining("Connection refused");
  }

  private static List<String> column(Statement statement, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
