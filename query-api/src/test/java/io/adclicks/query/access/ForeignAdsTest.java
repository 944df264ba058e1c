package io.adclicks.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.query.Api;
import io.adclicks.query.CataloguedAd;
import io.adclicks.query.ClickHouseResource;
import io.adclicks.query.StoredCell;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ClickHouseResource.class)
class ForeignAdsTest {
  @Inject DataSource dataSource;

  @BeforeEach
  void storeAdsOfTwoAdvertisers() throws SQLException {
    new CataloguedAd("own", "own-campaign", "owner").put();
    new CataloguedAd("foreign", "foreign-campaign", "stranger").put();
    for (String ad : new String[] {"own", "foreign", "unlisted"}) {
      StoredCell.minute(ad, "2026-11-23 10:10:00", 7, "1.0000").store(dataSource);
    }
  }

  @Test
  void anAdvertiserSeesItsOwnAd() {
    Response answer = asOwner("/api/v1/ads/own/metrics");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.jsonPath().getInt("totals.click_count")).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/ads/%s",
        "/api/v1/ads/%s/metrics",
        "/api/v1/ads/%s/metrics?range=24h&fill=zero",
        "/api/v1/ads/%s/metrics/live",
        "/api/v1/ads/%s/rejections",
        "/api/v1/metrics?ad_id=%s",
        "/api/v1/metrics?ad_id=own&ad_id=%s"
      })
  void somebodyElsesAdAnswersExactlyLikeOneThatDoesNotExist(String path) {
    Response unknown = asOwner(path.formatted("never-heard"));

    for (String hidden : new String[] {"foreign", "unlisted"}) {
      Response answer = asOwner(path.formatted(hidden));
      assertThat(answer.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
      assertThat(answer.asString()).isEqualTo(unknown.asString()).doesNotContain(hidden);
      assertThat(answer.headers().asList().stream().map(Object::toString))
          .containsExactlyElementsOf(
              unknown.headers().asList().stream().map(Object::toString).toList());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/metrics?campaign_id=%s, foreign-campaign",
    "/api/v1/metrics?campaign_id=own-campaign&campaign_id=%s, foreign-campaign",
    "/api/v1/metrics?advertiser_id=%s, stranger",
    "/api/v1/metrics?advertiser_id=owner&advertiser_id=%s, stranger",
    "/api/v1/ads/top?campaign_id=%s, foreign-campaign",
    "/api/v1/ads/top?advertiser_id=%s, stranger"
  })
  void soDoCampaignsAndAdvertisers(String path, String hidden) {
    Response unknown = asOwner(path.formatted("never-heard"));
    Response answer = asOwner(path.formatted(hidden));

    assertThat(answer.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
    assertThat(answer.asString()).isEqualTo(unknown.asString());
  }

  @Test
  void listsAndSearchesHoldOwnAdsOnly() {
    assertThat(asOwner("/api/v1/ads").jsonPath().getList("ads.ad_id")).containsExactly("own");
    assertThat(asOwner("/api/v1/ads?advertiser_id=stranger").jsonPath().getList("ads")).isEmpty();
    assertThat(asOwner("/api/v1/catalogue?search=foreign").jsonPath().getList("")).isEmpty();
    assertThat(asOwner("/api/v1/ads/top?range=30m").jsonPath().getList("ads.ad_id"))
        .containsExactly("own");
    assertThat(asOwner("/api/v1/metrics?range=1h&group_by=ad").jsonPath().getList("series.id"))
        .containsExactly("own");
  }

  @Test
  void anAdvertiserCannotTakeAnAdOver() {
    Response answer =
        Api.asAdvertiser("owner")
            .contentType("application/json")
            .body("{\"advertiser_id\":\"owner\"}")
            .put("/api/v1/ads/foreign");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(asOwner("/api/v1/ads/foreign").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"' OR '1'='1", "owner' OR advertiser_id != '", "\\", "\"]) OR 1=1 --"})
  void noIdOpensSomebodyElsesAds(String id) {
    String text = URLEncoder.encode(id, StandardCharsets.UTF_8);

    assertThat(Api.asAdvertiser(id).get("/api/v1/ads").jsonPath().getList("ads")).isEmpty();
    assertThat(asOwner("/api/v1/metrics?ad_id=" + text).statusCode()).isEqualTo(404);
    assertThat(asOwner("/api/v1/metrics?campaign_id=" + text).statusCode()).isEqualTo(404);
    assertThat(asOwner("/api/v1/catalogue?search=" + text).jsonPath().getList("")).isEmpty();
    assertThat(asOwner("/api/v1/ads?after=" + text).jsonPath().getList("ads.ad_id"))
        .doesNotContain("foreign");
  }

  private static Response asOwner(String path) {
    return Api.asAdvertiser("owner").get(path);
  }
}
