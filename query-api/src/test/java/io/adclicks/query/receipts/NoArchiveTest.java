package io.adclicks.query.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.query.Api;
import io.adclicks.query.ClickHouseResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NoArchiveTest.WithoutArchive.class)
class NoArchiveTest {
  /** An installation that archives nothing. */
  public static final class WithoutArchive implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(
          new TestResourceEntry(
              ClickHouseResource.class, Map.of(ClickHouseResource.ARCHIVE, "false")));
    }

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }
  }

  @Test
  void withoutAnArchiveNoReceiptIsAnsweredWhateverItIs() {
    Response genuine = Api.get("/api/v1/clicks/" + StoredClick.at(1, 1, "ad", "ann").sealed());
    Response forged = Api.get("/api/v1/clicks/none");

    assertThat(genuine.statusCode()).isEqualTo(501);
    assertThat(genuine.contentType()).isEqualTo("application/problem+json");
    assertThat(genuine.jsonPath().getString("detail")).contains("keeps no archive");
    assertThat(forged.asString()).isEqualTo(genuine.asString());
  }

  @Test
  void whoeverHasNoTokenIsNotEvenToldThat() {
    assertThat(RestAssured.get("/api/v1/clicks/none").statusCode()).isEqualTo(401);
  }
}
