package io.adclicks.backfill.warehouse;

/** ClickHouse did not answer, or refused a statement. */
public final class WarehouseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WarehouseException(Sql sql, Throwable cause) {
    super("ClickHouse failed at %s: %s".formatted(sql.name(), firstLine(cause)), cause);
  }

  private static String firstLine(Throwable cause) {
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("").strip();
  }
}
