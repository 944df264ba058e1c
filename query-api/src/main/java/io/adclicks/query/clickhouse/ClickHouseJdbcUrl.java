package io.adclicks.query.clickhouse;

/**
 * The address of ClickHouse, checked when the service starts and not when the first reader comes.
 *
 * @param value a JDBC URL such as {@code jdbc:clickhouse://127.0.0.1:8123/default}
 */
public record ClickHouseJdbcUrl(String value) {
  private static final String PREFIX = "jdbc:clickhouse:";

  public ClickHouseJdbcUrl {
    if (!value.startsWith(PREFIX) || value.length() == PREFIX.length()) {
      throw new IllegalArgumentException(
          "\""
              + value
              + "\" is no address of ClickHouse: write it as"
              + " jdbc:clickhouse://127.0.0.1:8123/default");
    }
  }
}
