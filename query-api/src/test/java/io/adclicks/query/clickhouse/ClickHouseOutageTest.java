package io.adclicks.query.clickhouse;

import static io.adclicks.query.Api.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adclicks.localstack.ClickHouseServer;
import io.adclicks.query.ClickHouseResource;
import io.adclicks.query.StoredCell;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ClickHouseResource.class)
class ClickHouseOutageTest {
  private static final String METRICS = "/api/v1/ads/outage/metrics";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  ClickHouseServer server;

  @Inject DataSource dataSource;

  @Test
  void withoutClickHouseCallersAreToldToRetryAndServedAgainOnceItIsBack() throws SQLException {
    StoredCell.minute("outage", "2026-11-23 10:10:00", 8, "1.0000").store(dataSource);
    assertThat(get(METRICS).jsonPath().getInt("totals.click_count")).isEqualTo(8);
    assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);

    server.kill();

    Response refusal = get(METRICS);
    assertThat(refusal.statusCode()).isEqualTo(503);
    assertThat(refusal.header("Retry-After")).isEqualTo("2");
    assertThat(refusal.contentType()).isEqualTo("application/problem+json");
    assertThat(refusal.asString()).doesNotContain("Exception", "127.0.0.1");
    assertThat(get("/q/health/ready").statusCode()).isEqualTo(503);
    assertThat(get("/q/health/live").statusCode()).isEqualTo(200);

    server.restart();

    await().atMost(LIMIT).until(() -> get(METRICS).statusCode() == 200);
    assertThat(get(METRICS).jsonPath().getInt("totals.click_count")).isEqualTo(8);
    assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);
  }
}
