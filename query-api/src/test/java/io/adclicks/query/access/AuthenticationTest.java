package io.adclicks.query.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.localstack.CallerTokens;
import io.adclicks.query.Api;
import io.adclicks.query.ClickHouseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ClickHouseResource.class)
class AuthenticationTest {
  private static final String AD = "/api/v1/ads/ad-1/metrics";

  @ParameterizedTest
  @ValueSource(
      strings = {
        AD,
        "/api/v1/ads/ad-1/metrics/live",
        "/api/v1/ads/ad-1/rejections",
        "/api/v1/ads/ad-1",
        "/api/v1/ads",
        "/api/v1/ads/top",
        "/api/v1/catalogue",
        "/api/v1/metrics?ad_id=ad-1",
        "/api/v1/rejections"
      })
  void figuresAreRefusedToWhoeverDoesNotSayWhoItIs(String path) {
    assertRefused(given().get(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/metrics", "/q/metrics/", "/q/metrics/x", "/q/metrics/x/y"})
  void measurementsOfTheServiceAreForAdmins(String path) {
    assertThat(given().get(path).statusCode()).isEqualTo(401);
    assertThat(Api.asAdvertiser("a").get(path).statusCode()).isEqualTo(403);
    assertThat(Api.get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void aTokenOfSomebodyElsesKeyIsRefused() {
    assertRefused(Api.with(CallerTokens.create().admin()).get(AD));
  }

  @Test
  void anExpiredTokenIsRefused() {
    Instant longAgo = Instant.now().minus(Duration.ofDays(30));

    assertRefused(Api.with(Api.TOKENS.at(longAgo).admin()).get(AD));
  }

  @Test
  void aTokenWithoutASignatureIsRefused() {
    String payload = Api.TOKENS.admin().split("\\.")[1];
    String header = base64("{\"alg\":\"none\",\"typ\":\"JWT\"}");

    assertRefused(Api.with(header + "." + payload + ".").get(AD));
  }

  @Test
  void aTokenWithAChangedGroupIsRefused() {
    String[] parts = Api.TOKENS.advertiser("acme").split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String changed = base64(claims.replace("[\"advertiser\"]", "[\"admin\"]"));

    assertRefused(Api.with(parts[0] + "." + changed + "." + parts[2]).get(AD));
  }

  @Test
  void aTokenOfAnotherGroupIsNotEnough() {
    Response answer = Api.with(Api.TOKENS.ofGroup("accounting")).get(AD);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/rejections", "/q/metrics"})
  void whatSpansAllAdvertisersIsForAdmins(String path) {
    assertThat(Api.asAdvertiser("acme").get(path).statusCode()).isEqualTo(403);
  }

  @Test
  void healthIsForEverybody() {
    assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
  }

  private static void assertRefused(Response answer) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.jsonPath().getInt("status")).isEqualTo(401);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
