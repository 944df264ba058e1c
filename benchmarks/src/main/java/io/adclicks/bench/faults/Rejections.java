package io.adclicks.bench.faults;

import io.adclicks.bench.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * What the pipeline has recorded as rejected, by position.
 *
 * @param byPosition partition (edge duplicates behind all others) and offset of each
 */
record Rejections(Map<At, Rejection> byPosition) {
  /** Where a record lies; the topic of edge duplicates counts its partitions from 2^19. */
  record At(int partition, long offset) implements Comparable<At> {
    private static final Comparator<At> ORDER =
        Comparator.comparingInt(At::partition).thenComparingLong(At::offset);

    @Override
    public int compareTo(At other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * Why a record was rejected.
   *
   * @param reason the typed reason
   * @param original base64 of its bytes, empty for a late click
   */
  record Rejection(String reason, String original) {}

  static Rejections read(String jdbcUrl) throws SQLException {
    Map<At, Rejection> rejections = new HashMap<>();
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(Sql.read("/sql/faults/rejected.sql"))) {
      while (rows.next()) {
        rejections.put(
            new At(rows.getInt(1), rows.getLong(2)),
            new Rejection(rows.getString(3), rows.getString(4)));
      }
    }
    return new Rejections(rejections);
  }

  boolean isLate(At at) {
    Rejection rejection = byPosition.get(at);
    return rejection != null && rejection.reason().equals("LATE");
  }
}
