package io.adclicks.localstack;

import com.clickhouse.client.api.ClientException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables of a ClickHouse database to the state that the code expects. */
public final class ClickHouseSchema {
  private ClickHouseSchema() {}

  /**
   * Applies the numbered statements of {@code click-model} that the database has not seen yet, and
   * records them in its table {@code flyway_schema_history}.
   *
   * <p>ClickHouse has neither transactions over tables nor locks, so that two programs may apply
   * the same statement at once, or one may crash between a statement and its record. Statements
   * that say IF NOT EXISTS make both harmless.
   *
   * @param jdbcUrl address of the database, as {@link ClickHouseServer#jdbcUrl} writes it
   * @throws ServiceFailedException if the database does not answer or refuses a statement
   */
  public static synchronized void migrate(String jdbcUrl) {
    try {
      Flyway.configure(ClickHouseSchema.class.getClassLoader())
          .dataSource(withoutBulkInserts(jdbcUrl), null, null)
          .locations("classpath:clickhouse")
          .load()
          .migrate();
    } catch (FlywayException | ClientException e) {
      throw new ServiceFailedException("the ClickHouse tables cannot be created: " + reason(e), e);
    }
  }

  /** Flyway's own INSERT leaves out a column, which the driver gets wrong with binary rows. */
  private static String withoutBulkInserts(String jdbcUrl) {
    String separator = jdbcUrl.contains("?") ? "&" : "?";
    return jdbcUrl + separator + "beta.row_binary_for_simple_insert=false";
  }

  /** Flyway wraps the sentence of the server in a page. */
  private static String reason(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).strip();
  }
}
