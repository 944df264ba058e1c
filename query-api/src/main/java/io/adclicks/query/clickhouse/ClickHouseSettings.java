package io.adclicks.query.clickhouse;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;

/**
 * Where ClickHouse is; a missing or wrong value stops the start. Unremovable, because the pool
 * reads the property by itself, and a mapping that nobody injects would not be checked.
 */
@Unremovable
@ConfigMapping(prefix = "adclicks.clickhouse")
public interface ClickHouseSettings {
  /** The address, for example {@code jdbc:clickhouse://127.0.0.1:8123/default}. */
  @WithConverter(ClickHouseJdbcUrlConverter.class)
  ClickHouseJdbcUrl jdbcUrl();
}
