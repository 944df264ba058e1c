package io.adclicks.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.client.api.ClientException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Load, crashes and ends of the ClickHouse server of this machine. */
class ClickHouseCrashTest {
  private static final int BATCH = 500;

  @TempDir Path folder;
  private ClickHouseServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @BeforeEach
  void start() throws SQLException {
    server = ClickHouseServer.start(folder);
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE rows (id UInt64, note String) ENGINE MergeTree ORDER BY id");
    }
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
    server.close();
  }

  @Test
  void aCrashLosesNoRowThatWasAcknowledged() throws Exception {
    CountDownLatch underWay = new CountDownLatch(20);
    Future<Long> acknowledged = threads.submit(() -> insertUntilRefused(underWay));
    underWay.await();

    server.kill();
    long expected = acknowledged.get();
    server.restart();

    try (Connection connection = connect()) {
      assertThat(number(connection, "SELECT count() FROM rows WHERE id < " + expected))
          .isEqualTo(expected);
      insert(connection, 1_000_000);
      assertThat(number(connection, "SELECT count() FROM rows WHERE id >= 1000000"))
          .isEqualTo(BATCH);
    }
  }

  @Test
  void readersAndWritersWorkSideBySide() throws Exception {
    List<Callable<Long>> work = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      long firstId = i * 1_000_000L;
      work.add(() -> write(firstId));
    }
    work.addAll(List.of(this::read, this::read, this::read));

    for (Future<Long> done : threads.invokeAll(work)) {
      assertThat(done.get()).isPositive();
    }

    try (Connection connection = connect()) {
      assertThat(number(connection, "SELECT uniqExact(id) FROM rows")).isEqualTo(3 * 40 * BATCH);
      assertThat(number(connection, "SELECT count() FROM rows")).isEqualTo(3 * 40 * BATCH);
    }
  }

  @Test
  void closingEndsTheProcessAndFreesTheFolder() {
    long pid = server.pid().orElseThrow();

    server.close();

    assertThat(ProcessHandle.of(pid)).isEmpty();
    try (ClickHouseServer next = ClickHouseServer.start(folder)) {
      assertThat(next.pid()).isPresent();
    }
  }

  private long insertUntilRefused(CountDownLatch underWay) throws SQLException {
    long acknowledged = 0;
    try (Connection connection = DriverManager.getConnection(server.bulkJdbcUrl() + "&retry=0")) {
      while (true) {
        insert(connection, acknowledged);
        acknowledged += BATCH;
        underWay.countDown();
      }
    } catch (SQLException | ClientException e) {
      return acknowledged;
    }
  }

  private long write(long firstId) throws SQLException {
    try (Connection connection = connect()) {
      for (int i = 0; i < 40; i++) {
        insert(connection, firstId + (long) i * BATCH);
      }
      return firstId + 1;
    }
  }

  private long read() throws SQLException {
    try (Connection connection = connect()) {
      long before = 0;
      for (int i = 0; i < 60; i++) {
        long count = number(connection, "SELECT count() FROM rows");
        assertThat(count).isGreaterThanOrEqualTo(before);
        assertThat(count % BATCH).isZero();
        before = count;
      }
      return 1;
    }
  }

  private static void insert(Connection connection, long firstId) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO rows (id, note) VALUES (?, ?)")) {
      for (long id = firstId; id < firstId + BATCH; id++) {
        insert.setLong(1, id);
        insert.setString(2, "note\n\n" + id);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl());
  }
}
