package io.adclicks.query.receipts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** An archive of one hour, and what pipeline and reconciliation have written down of it. */
final class TestArchive {
  private static final String COLUMNS =
      "partition Int32, offset Int64, ad_id String, user_id String,"
          + " event_time DateTime64(3, \\'UTC\\'), ip String, cost_e4 Int64, ivt String,"
          + " received_at DateTime64(3, \\'UTC\\'), token String";

  private final DataSource dataSource;
  private final Path root;
  private int files;

  TestArchive(DataSource dataSource, String root) {
    this.dataSource = dataSource;
    this.root = Path.of(root);
  }

  /** Forgets everything. */
  void clear() throws SQLException, IOException {
    for (String table :
        new String[] {
          "pipeline_progress", "rejected_clicks", "reconciliation_runs", "counting_rules"
        }) {
      execute("TRUNCATE TABLE " + table);
    }
    drop();
  }

  /** Drops all files. */
  void drop() throws IOException {
    if (Files.exists(root)) {
      try (Stream<Path> paths = Files.walk(root)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** Writes a file at 10:11. */
  void write(StoredClick... clicks) throws SQLException, IOException {
    writeAt("20261123T101100", clicks);
  }

  /** Writes a file at a time, as its name tells. */
  void writeAt(String time, StoredClick... clicks) throws SQLException, IOException {
    Path folder = root.resolve("dt=2026-11-23/hour=10");
    Files.createDirectories(folder);
    Path file = folder.resolve("%s-%016x.avro".formatted(time, files++));
    String rows = Arrays.stream(clicks).map(StoredClick::row).collect(Collectors.joining(", "));
    execute(
        "INSERT INTO FUNCTION file('%s', 'Avro', '%s') SELECT * FROM values('%s', %s)"
            .formatted(file, COLUMNS, COLUMNS, rows));
  }

  void progress(String watermark) throws SQLException {
    execute(
        "INSERT INTO pipeline_progress VALUES (0, '%s', '2026-11-23 10:30:00')"
            .formatted(watermark));
  }

  void rules(String startedAt, int userLimit, int addressLimit) throws SQLException {
    execute(
        "INSERT INTO counting_rules VALUES ('%s', %d, %d, 5, 300000, 'test', 4, 2)"
            .formatted(startedAt, userLimit, addressLimit));
  }

  void rejected(StoredClick click, String reason) throws SQLException {
    execute(
        "INSERT INTO rejected_clicks VALUES (%d, %d, '%s', '', '%s', '2026-11-23 10:10:05.250', '', '2026-11-23 10:20:00')"
            .formatted(click.receipt().sourcePartition(), click.offset(), reason, click.adId()));
  }

  /** A run of the day that started at 10:25. */
  void run(String state, int userLimit, int addressLimit) throws SQLException {
    execute(
        """
        INSERT INTO reconciliation_runs VALUES
            ('2026-11-23', 1795000000000, %d, '%s', %d, %d, 5, '0.1.0', 'digest', 'equal', 1, 1,
             '2026-11-23 10:25:00', '2026-11-23 10:26:00')
        """
            .formatted(state.equals("closed") ? 9 : 3, state, userLimit, addressLimit));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
