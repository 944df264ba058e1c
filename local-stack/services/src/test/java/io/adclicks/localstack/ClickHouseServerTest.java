package io.adclicks.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients of ClickHouse do through the JDBC driver, against the server of this machine. */
class ClickHouseServerTest {
  private static final Instant EVENT_TIME = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant UPDATED_AT = Instant.parse("2026-11-23T10:01:02.345Z");
  private static final String INSERT =
      "INSERT INTO ad_metrics_minute (ad_id, event_time, click_count, total_cost, duplicate_count,"
          + " invalid_count, finality, revision, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

  @TempDir static Path folder;
  private static ClickHouseServer server;

  private Connection connection;

  @BeforeAll
  static void startServer() {
    server = ClickHouseServer.start(folder);
    ClickHouseSchema.migrate(server.jdbcUrl());
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void connect() throws SQLException {
    connection = DriverManager.getConnection(server.jdbcUrl());
    execute("TRUNCATE TABLE ad_metrics_minute");
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void everyColumnOfACellSurvivesTheRoundTrip(String jdbcUrl) throws SQLException {
    insertCell(jdbcUrl, "ad 'one'\n\n\\ é", 7);

    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM ad_metrics_minute FINAL")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString("ad_id")).isEqualTo("ad 'one'\n\n\\ é");
      assertThat(row.getObject("event_time", Instant.class)).isEqualTo(EVENT_TIME);
      assertThat(row.getLong("click_count")).isEqualTo(7);
      assertThat(row.getBigDecimal("total_cost")).isEqualTo(new BigDecimal("12345678901234.5678"));
      assertThat(row.getLong("duplicate_count")).isEqualTo(2);
      assertThat(row.getLong("invalid_count")).isEqualTo(3);
      assertThat(row.getString("finality")).isEqualTo("provisional");
      assertThat(row.getLong("revision")).isEqualTo(7);
      assertThat(row.getObject("updated_at", Instant.class)).isEqualTo(UPDATED_AT);
    }
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void instantsAreTheSameInAnyTimeZoneOfTheClient(String jdbcUrl) throws SQLException {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
    try {
      insertCell(jdbcUrl, "far", 1);
      assertThat(instant("SELECT event_time FROM ad_metrics_minute")).isEqualTo(EVENT_TIME);
    } finally {
      TimeZone.setDefault(before);
    }

    assertThat(ask("SELECT toString(event_time) FROM ad_metrics_minute"))
        .isEqualTo("2026-11-23 10:00:00");
    assertThat(ask("SELECT toString(updated_at) FROM ad_metrics_minute"))
        .isEqualTo("2026-11-23 10:01:02.345");
  }

  @Test
  void everyColumnOfARejectedClickSurvivesTheRoundTrip() throws SQLException {
    String columns =
        "source_partition, source_offset, reason, detail, ad_id, event_time, original, rejected_at";
    execute("TRUNCATE TABLE rejected_clicks");
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO rejected_clicks (" + columns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setInt(1, -1);
      insert.setLong(2, Long.MAX_VALUE);
      insert.setString(3, "LATE");
      insert.setString(4, "detail");
      insert.setString(5, "");
      insert.setObject(6, UPDATED_AT);
      insert.setString(7, "line\nline");
      insert.setObject(8, UPDATED_AT);
      insert.addBatch();
      assertThat(insert.executeBatch()).containsExactly(1);
    }

    assertThat(ask("SELECT toString(tuple(" + columns + ")) FROM rejected_clicks"))
        .isEqualTo(
            "(-1,9223372036854775807,'LATE','detail','','2026-11-23 10:01:02.345','line\\nline',"
                + "'2026-11-23 10:01:02.345')");
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void aLargeBatchIsOneInsert(String jdbcUrl) throws SQLException {
    execute("SYSTEM STOP MERGES ad_metrics_minute");
    try (Connection writer = DriverManager.getConnection(jdbcUrl);
        PreparedStatement insert = writer.prepareStatement(INSERT)) {
      for (int i = 0; i < 10_000; i++) {
        fill(insert, "ad-" + i, i);
        insert.addBatch();
      }

      int[] counts = insert.executeBatch();

      assertThat(Arrays.stream(counts).sum()).isEqualTo(10_000);
      assertThat(ask("SELECT count() FROM ad_metrics_minute")).isEqualTo("10000");
      assertThat(
              ask(
                  "SELECT count() FROM system.parts"
                      + " WHERE active AND table = 'ad_metrics_minute'"))
          .isEqualTo("1");
    } finally {
      execute("SYSTEM START MERGES ad_metrics_minute");
    }
  }

  @Test
  void finalReadsTheHighestRevisionWhateverTheOrderOfArrival() throws SQLException {
    insertCell("ad", 2);
    insertCell("ad", 9);
    insertCell("ad", 5);

    assertThat(ask("SELECT groupArray(click_count) FROM ad_metrics_minute FINAL")).isEqualTo("[9]");
  }

  @Test
  void parametersOfAQueryAreBound() throws SQLException {
    insertCell("a'b", 1);
    insertCell("other", 1);

    try (PreparedStatement query =
        connection.prepareStatement("SELECT count() FROM ad_metrics_minute WHERE ad_id = ?")) {
      query.setString(1, "a'b");
      try (ResultSet row = query.executeQuery()) {
        assertThat(row.next()).isTrue();
        assertThat(row.getLong(1)).isEqualTo(1);
      }
    }
  }

  @Test
  void anErrorReachesTheClientInOneSentence() {
    assertThatThrownBy(() -> ask("SELECT nothing FROM ad_metrics_minute"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("Code: 47. DB::Exception: ")
        .hasMessageContaining("`nothing`")
        .extracting(error -> ((SQLException) error).getErrorCode())
        .isEqualTo(47);
  }

  @Test
  void aRefusedInsertReachesTheClientAndChangesNothing() throws SQLException {
    assertThatThrownBy(() -> execute("INSERT INTO ad_metrics_minute (ad_id) VALUES ('a'), (1, 2)"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("Code: ");

    assertThat(ask("SELECT count() FROM ad_metrics_minute")).isEqualTo("0");
  }

  @Test
  void settingsOfOneClientDoNotReachAnother() throws SQLException {
    String limited = server.jdbcUrl() + "&clickhouse_setting_max_block_size=7";
    String query = "SELECT toString(getSetting('max_block_size'))";
    String usual = ask(query);

    try (Connection other = DriverManager.getConnection(limited)) {
      for (int i = 0; i < 20; i++) {
        assertThat(ask(other, query)).isEqualTo("7");
        assertThat(ask(query)).isEqualTo(usual).isNotEqualTo("7");
      }
    }
  }

  static List<String> addresses() {
    return List.of(server.jdbcUrl(), server.bulkJdbcUrl());
  }

  private static void insertCell(String adId, long revision) throws SQLException {
    insertCell(server.jdbcUrl(), adId, revision);
  }

  private static void insertCell(String jdbcUrl, String adId, long revision) throws SQLException {
    try (Connection writer = DriverManager.getConnection(jdbcUrl);
        PreparedStatement insert = writer.prepareStatement(INSERT)) {
      fill(insert, adId, revision);
      assertThat(insert.executeUpdate()).isEqualTo(1);
    }
  }

  private static void fill(PreparedStatement insert, String adId, long revision)
      throws SQLException {
    insert.setString(1, adId);
    insert.setObject(2, EVENT_TIME);
    insert.setLong(3, revision);
    insert.setBigDecimal(4, new BigDecimal("12345678901234.5678"));
    insert.setLong(5, 2);
    insert.setLong(6, 3);
    insert.setString(7, "provisional");
    insert.setLong(8, revision);
    insert.setObject(9, UPDATED_AT);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String ask(String sql) throws SQLException {
    return ask(connection, sql);
  }

  private Instant instant(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getObject(1, Instant.class);
    }
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
