package io.adclicks.query;

import io.adclicks.model.Resolution;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A version of a cell as the pipeline writes it, with figures that a test does not care about left
 * at 0.
 */
public record StoredCell(
    Resolution resolution,
    String adId,
    String eventTime,
    long clicks,
    String cost,
    long duplicates,
    long invalid,
    String finality,
    long revision) {
  private static final String UPDATED_AT = "2026-11-23 10:30:05.250";

  /** The first, final version of a minute. */
  public static StoredCell minute(String adId, String eventTime, long clicks, String cost) {
    return new StoredCell(Resolution.MINUTE, adId, eventTime, clicks, cost, 0, 0, "final", 1);
  }

  public StoredCell in(Resolution other) {
    return new StoredCell(
        other, adId, eventTime, clicks, cost, duplicates, invalid, finality, revision);
  }

  public StoredCell withDuplicatesAndInvalid(long copies, long bad) {
    return new StoredCell(
        resolution, adId, eventTime, clicks, cost, copies, bad, finality, revision);
  }

  public StoredCell withFinality(String word) {
    return new StoredCell(
        resolution, adId, eventTime, clicks, cost, duplicates, invalid, word, revision);
  }

  public StoredCell withRevision(long number) {
    return new StoredCell(
        resolution, adId, eventTime, clicks, cost, duplicates, invalid, finality, number);
  }

  /** Inserts it. */
  public void store(DataSource dataSource) throws SQLException {
    String sql = "INSERT INTO " + resolution.table() + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, adId);
      insert.setString(2, eventTime);
      insert.setLong(3, clicks);
      insert.setBigDecimal(4, new BigDecimal(cost));
      insert.setLong(5, duplicates);
      insert.setLong(6, invalid);
      insert.setString(7, finality);
      insert.setLong(8, revision);
      insert.setString(9, UPDATED_AT);
      insert.executeUpdate();
    }
  }
}
