package io.adclicks.bench.peers;

import io.adclicks.model.Money;
import io.adclicks.model.Resolution;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.sink.RichSinkFunction;

/**
 * Writes cells over the ClickHouse JDBC driver in batches, and what is left before each checkpoint
 * and at the end: at least once, into tables that replace a cell by its newer version.
 */
final class ClickHouseCells extends RichSinkFunction<PeerCell> implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;
  private static final int ROWS_PER_INSERT = 20_000;

  private final String jdbcUrl;
  private transient Connection connection;
  private transient Map<Resolution, PreparedStatement> statements;
  private transient Map<Resolution, Integer> rows;

  ClickHouseCells(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
  }

  @Override
  public void open(Configuration parameters) throws SQLException, IOException {
    connection = DriverManager.getConnection(jdbcUrl);
    statements = new EnumMap<>(Resolution.class);
    rows = new EnumMap<>(Resolution.class);
    for (Resolution resolution : Resolution.values()) {
      statements.put(resolution, connection.prepareStatement(insert(resolution)));
      rows.put(resolution, 0);
    }
  }

  @Override
  public void invoke(PeerCell cell, Context context) throws SQLException {
    PreparedStatement row = statements.get(cell.resolution);
    AdChange figures = cell.figures;
    row.setString(1, figures.adId);
    row.setObject(2, Instant.ofEpochMilli(cell.startMillis));
    row.setLong(3, figures.valid);
    row.setBigDecimal(4, Money.toDecimal(figures.costE4));
    row.setLong(5, figures.duplicates);
    row.setLong(6, figures.invalid);
    row.setString(7, "final");
    row.setLong(8, figures.valid + figures.invalid + figures.duplicates);
    row.setObject(9, Instant.now());
    row.addBatch();
    if (rows.merge(cell.resolution, 1, Integer::sum) >= ROWS_PER_INSERT) {
      flush(cell.resolution);
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws SQLException {
    flushAll();
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {}

  @Override
  public void finish() throws SQLException {
    flushAll();
  }

  @Override
  public void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }

  private void flushAll() throws SQLException {
    for (Resolution resolution : Resolution.values()) {
      flush(resolution);
    }
  }

  private void flush(Resolution resolution) throws SQLException {
    if (rows.get(resolution) > 0) {
      statements.get(resolution).executeBatch();
      rows.put(resolution, 0);
    }
  }

  private static String insert(Resolution resolution) throws IOException {
    String name = "/sql/insert_" + resolution.table() + ".sql";
    try (InputStream in = ClickHouseCells.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
