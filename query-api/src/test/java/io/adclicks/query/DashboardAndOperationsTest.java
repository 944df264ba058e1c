package io.adclicks.query;

import static io.adclicks.query.Api.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.query.clickhouse.ClickHouseSettings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfig;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ClickHouseResource.class)
class DashboardAndOperationsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/dashboard/main.js",
        "/_static/echarts/dist/echarts.esm.min.js",
        "/q/swagger-ui/",
        "/q/health"
      })
  void whatThePageNeedsIsServed(String path) {
    assertThat(given().get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void thePageMayRunItsOwnScriptsOnly() {
    assertThat(given().get("/").header("Content-Security-Policy"))
        .startsWith("default-src 'self';");
  }

  @Test
  void everyEndpointIsDescribed() {
    assertThat(get("/q/openapi").asString())
        .contains(
            "/api/v1/ads/{id}/metrics:",
            "/api/v1/ads/{id}/rejections:",
            "/api/v1/ads/{id}/metrics/live:",
            "/api/v1/ads/{id}:",
            "/api/v1/ads/top:",
            "/api/v1/catalogue:",
            "/api/v1/metrics:",
            "/api/v1/rejections:",
            "watermark_age_ms:");
  }

  @Test
  void theAddressOfClickHouseIsCheckedAtStart() {
    SmallRyeConfig config = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);

    assertThat(config.getConfigMapping(ClickHouseSettings.class).jdbcUrl().value())
        .startsWith("jdbc:clickhouse:");
  }

  @Test
  void requestsAreMeasured() {
    get("/api/v1/ads/measured/metrics");

    assertThat(get("/q/metrics").asString())
        .contains("http_server_requests_seconds_count", "/api/v1/ads/{id}/metrics");
  }
}
