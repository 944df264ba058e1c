package io.adclicks.query.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.query.ClickHouseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ClickHouseResource.class)
@TestProfile(OpenDoorTest.AuthenticationOff.class)
class OpenDoorTest {
  /** A service for one's own machine. */
  public static class AuthenticationOff implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("adclicks.auth", "off");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/ads/ad-1/metrics", "/api/v1/rejections", "/q/metrics"})
  void withoutAuthenticationEverybodySeesEverything(String path) {
    assertThat(given().get(path).statusCode()).isEqualTo(200);
  }
}
