package io.adclicks.query.clickhouse;

import java.io.Serial;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads the address from the configuration, so that a wrong one is reported in its own words. */
public class ClickHouseJdbcUrlConverter implements Converter<ClickHouseJdbcUrl> {
  @Serial private static final long serialVersionUID = 1L;

  @Override
  public ClickHouseJdbcUrl convert(String value) {
    return new ClickHouseJdbcUrl(value);
  }
}
