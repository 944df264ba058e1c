package io.adclicks.query.clickhouse;

import java.io.Serial;

/** ClickHouse did not answer a query, or answered with an error; trying again later may help. */
public class ClickHouseUnavailableException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  ClickHouseUnavailableException(String sqlName, Throwable cause) {
    super("ClickHouse did not answer " + sqlName + ": " + reason(cause), cause);
  }

  /** The driver wraps what happened, such as a refused connection, into what it attempted. */
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
