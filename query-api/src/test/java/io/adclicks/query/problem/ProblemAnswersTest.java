package io.adclicks.query.problem;

import static io.adclicks.query.Api.asAdmin;
import static io.adclicks.query.Api.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.query.ClickHouseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(ClickHouseResource.class)
class ProblemAnswersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "/api/v1/ads/a/metrics?from=yesterday from",
        "/api/v1/ads/a/metrics?to=2026-13-01T00:00:00Z to",
        "/api/v1/ads/a/metrics?range=1y range",
        "/api/v1/ads/a/metrics?resolution=2m resolution",
        "/api/v1/ads/a/metrics?range=40d resolution",
        "/api/v1/ads/a/metrics?fill=null fill",
        "/api/v1/ads/%20/metrics 'ad id'",
        "/api/v1/ads/a%00b/metrics 'ad id'",
        "/api/v1/ads/a/rejections?range=x range",
        "/api/v1/rejections?from=x from",
        "/api/v1/ads/top?metric=revision metric",
        "/api/v1/ads/top?limit=0 limit",
        "/api/v1/ads/top?range=32d from"
      })
  void aWrongParameterIsNamedInProblemDetails(String path, String parameter) {
    Response answer = asAdmin().get(path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.jsonPath().getInt("status")).isEqualTo(400);
    assertThat(answer.jsonPath().getString("parameter")).isEqualTo(parameter);
    assertThat(answer.jsonPath().getString("detail")).startsWith(parameter + " is \"");
  }

  @Test
  void anUnknownPathIsAProblemToo() {
    Response answer = get("/api/v1/nothing");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
  }
}
