package io.adclicks.query.clickhouse;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that ClickHouse answers: without it this service has nothing to say. */
@Readiness
@ApplicationScoped
class ClickHouseReadiness implements HealthCheck {
  private static final String NAME = "ClickHouse answers";

  private final Sql sql = Sql.resource("ping.sql");
  private final ClickHouse clickHouse;

  ClickHouseReadiness(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  @Override
  public HealthCheckResponse call() {
    try {
      clickHouse.query(sql, row -> row.getInt(1));
      return HealthCheckResponse.up(NAME);
    } catch (ClickHouseUnavailableException e) {
      return HealthCheckResponse.down(NAME);
    }
  }
}
