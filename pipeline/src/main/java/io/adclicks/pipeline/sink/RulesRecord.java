package io.adclicks.pipeline.sink;

import io.adclicks.model.CodeVersion;
import io.adclicks.pipeline.CountingRules;
import io.adclicks.pipeline.batching.Buckets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** Writes down under which rules a job counts, so that its figures can be explained later. */
public final class RulesRecord {
  private final ClickHouseSink sink;

  /** Records in a database. */
  public RulesRecord(ClickHouseSink sink) {
    this.sink = sink;
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
      row.setObject(1, sink.clock().instant());
      row.setInt(2, rules.userClicksPerMinute());
      row.setInt(3, rules.addressClicksPerMinute());
      row.setInt(4, rules.tokenUsersPerMinute());
      row.setLong(5, rules.allowedLateness().toMillis());
      row.setString(6, CodeVersion.current());
      row.setInt(7, rules.buckets().count());
      row.setInt(8, Buckets.KEYS_VERSION);
      row.executeUpdate();
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  /**
   * Refuses rules that the state of the job before does not fit: with another number of buckets,
   * other keys for them, or windows that last longer or shorter, nearly every click would look for
   * its earlier copies in the wrong place.
   *
   * @param rules of a job that goes on from a savepoint
   * @throws IllegalArgumentException if the last job had other buckets, other keys for them, or
   *     another allowed lateness
   */
  public void requireSameState(CountingRules rules) {
    try (Connection connection = DriverManager.getConnection(sink.jdbcUrl());
        PreparedStatement query =
            connection.prepareStatement(ClickHouseSink.sql("select_last_rules.sql"));
        ResultSet rows = query.executeQuery()) {
      if (!rows.next()) {
        return;
      }
      if (rows.getInt(1) != rules.buckets().count()) {
        throw new IllegalArgumentException(
            "--buckets=%d, but the job that wrote the savepoint had %d: go on with as many, or start without --savepointPath"
                .formatted(rules.buckets().count(), rows.getInt(1)));
      }
      if (rows.getInt(2) != Buckets.KEYS_VERSION) {
        throw new IllegalArgumentException(
            "the job that wrote the savepoint spread its state over other keys (version %d, this release has %d): go on with the release that wrote it, or start without --savepointPath"
                .formatted(rows.getInt(2), Buckets.KEYS_VERSION));
      }
      Duration lateness = Duration.ofMillis(rows.getLong(3));
      if (!lateness.equals(rules.allowedLateness())) {
        throw new IllegalArgumentException(
            "--allowedLateness=%s, but the job that wrote the savepoint had %s: go on with that, or start without --savepointPath"
                .formatted(rules.allowedLateness(), lateness));
      }
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  private static IllegalArgumentException unreachable(SQLException e) {
    return new IllegalArgumentException(
        "the rules cannot be kept in ClickHouse (%s): start it, or correct --clickHouseUrl"
            .formatted(e.getMessage()),
        e);
  }
}
