package io.adclicks.pipeline.sink;

import io.adclicks.model.CodeVersion;
import io.adclicks.pipeline.CountingRules;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;

/** Writes down under which rules a job counts, so that its figures can be explained later. */
public final class RulesRecord {
  private final ClickHouseSink sink;
  private final InstantSource clock;

  /** Records in a database. */
  public RulesRecord(ClickHouseSink sink, InstantSource clock) {
    this.sink = sink;
    this.clock = clock;
  }

  /**
   * Records the rules of a job that is about to start.
   *
   * @throws IllegalArgumentException if the database does not take it
   */
  public void add(CountingRules rules) {
    try (Connection connection = DriverManager.getConnection(sink.jdbcUrl());
        PreparedStatement row =
            connection.prepareStatement(ClickHouseSink.sql("insert_counting_rules.sql"))) {
      row.setObject(1, clock.instant());
      row.setInt(2, rules.userClicksPerMinute());
      row.setInt(3, rules.addressClicksPerMinute());
      row.setLong(4, rules.allowedLateness().toMillis());
      row.setString(5, CodeVersion.current());
      row.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalArgumentException(
          "the rules cannot be recorded in ClickHouse (%s): start it, or correct --clickHouseUrl"
              .formatted(e.getMessage()),
          e);
    }
  }
}
