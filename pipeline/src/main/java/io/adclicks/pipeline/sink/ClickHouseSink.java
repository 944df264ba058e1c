package io.adclicks.pipeline.sink;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.beam.sdk.io.jdbc.JdbcIO;
import org.apache.beam.sdk.io.jdbc.JdbcIO.DataSourceConfiguration;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RetryConfiguration;
import org.joda.time.Duration;

/**
 * The ClickHouse that the pipeline writes to. Every table replaces rows by key, so a retried insert
 * is harmless, and any fault of the database is worth another try.
 *
 * @param jdbcUrl {@code jdbc:clickhouse://host:port/database?…}
 * @param clock tells when a row is written; serializable, as those of the JDK are
 */
public record ClickHouseSink(String jdbcUrl, InstantSource clock) implements Serializable {
  private static final String DRIVER = "com.clickhouse.jdbc.ClickHouseDriver";

  private static final List<String> OPTIONS =
      List.of("jdbc_ignore_unsupported_values=true", "clickhouse_setting_optimize_on_insert=0");

  /** How many single rows go into an insert at most. */
  static final int ROWS_PER_INSERT = 20_000;

  private static final RetryConfiguration RETRIES =
      RetryConfiguration.create(20, Duration.standardMinutes(2), Duration.millis(200));

  public ClickHouseSink {
    requireNonNull(clock, "clock is null");
    if (!jdbcUrl.startsWith("jdbc:clickhouse:") && !jdbcUrl.startsWith("jdbc:ch:")) {
      throw new IllegalArgumentException(
          "clickHouseUrl is \"" + jdbcUrl + "\": write jdbc:clickhouse://host:port/database");
    }
  }

  /** Rows are written at the time of the system. */
  public ClickHouseSink(String jdbcUrl) {
    this(jdbcUrl, InstantSource.system());
  }

  /**
   * Sets the parameters of a statement.
   *
   * @param <T> what is written
   */
  public interface Row<T> extends Serializable {
    /**
     * Sets all parameters.
     *
     * @param now when the row is written
     */
    void set(T element, Instant now, PreparedStatement row) throws SQLException;
  }

  /**
   * Inserts elements.
   *
   * @param statement name of a resource file below {@code /sql}
   * @param elements how many elements go into an insert at most
   * @param row sets the parameters of that statement
   */
  public <T> JdbcIO.Write<T> insert(String statement, int elements, Row<T> row) {
    return JdbcIO.<T>write()
        .withDataSourceConfiguration(DataSourceConfiguration.create(DRIVER, urlForJdbcIo()))
        .withStatement(sql(statement))
        .withPreparedStatementSetter((element, set) -> row.set(element, clock.instant(), set))
        .withBatchSize(elements)
        .withRetryStrategy(failure -> true)
        .withRetryConfiguration(RETRIES);
  }

  /**
   * JdbcIO switches auto-commit off, which the driver only accepts when told to. Versions of a row
   * are told apart when parts are merged or read; to look for them in each insert as well takes
   * more time than all the rest of it.
   */
  private String urlForJdbcIo() {
    StringBuilder url = new StringBuilder(jdbcUrl);
    for (String option : OPTIONS) {
      if (url.indexOf(option.substring(0, option.indexOf('='))) < 0) {
        url.append(url.indexOf("?") < 0 ? '?' : '&').append(option);
      }
    }
    return url.toString();
  }

  /** The statement in a resource file below {@code /sql}. */
  public static String sql(String name) {
    try (InputStream in = ClickHouseSink.class.getResourceAsStream("/sql/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
