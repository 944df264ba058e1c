package io.adclicks.query.metrics;

import static io.adclicks.query.Api.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.query.CataloguedAd;
import io.adclicks.query.ClickHouseResource;
import io.adclicks.query.StoredCell;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ClickHouseResource.class)
class ManyMetricsTest {
  @Inject DataSource dataSource;

  @BeforeEach
  void storeFourAds() throws SQLException {
    new CataloguedAd("m1", "red", "maker").put();
    new CataloguedAd("m2", "red", "maker").put();
    new CataloguedAd("m3", "blue", "maker").put();
    store("m1", "2026-11-23 10:10:00", 1, "final");
    store("m1", "2026-11-23 10:11:00", 2, "final");
    store("m2", "2026-11-23 10:10:00", 10, "provisional");
    store("m3", "2026-11-23 10:10:00", 100, "final");
    store("m4", "2026-11-23 10:10:00", 1_000, "final");
  }

  @Test
  void severalAdsAreAnsweredAtOnceEachWithItsTotals() {
    JsonPath answer = get("/api/v1/metrics?ad_id=m1&ad_id=m4&ad_id=m9&range=1h").jsonPath();

    assertThat(answer.getString("group_by")).isEqualTo("ad");
    assertThat(answer.getList("series.id")).containsExactly("m1", "m4", "m9");
    assertThat(answer.getList("series.totals.click_count")).containsExactly(3, 1_000, 0);
    assertThat(answer.getInt("totals.click_count")).isEqualTo(1_003);
    assertThat(answer.getList("series[0].points.click_count")).containsExactly(1, 2);
  }

  @Test
  void theAdsOfACampaignAreAddedUp() {
    JsonPath answer = get("/api/v1/metrics?campaign_id=red&range=1h").jsonPath();

    assertThat(answer.getList("series.id")).containsExactly("red");
    assertThat(answer.getList("series[0].points.click_count")).containsExactly(11, 2);
    assertThat(answer.getList("series[0].points.finality")).containsExactly("provisional", "final");
    assertThat(answer.getString("finality")).isEqualTo("provisional");
  }

  @Test
  void anAdvertiserCanBeSplitByCampaignOrByAd() {
    String all = "/api/v1/metrics?advertiser_id=maker&range=1h";

    assertThat(get(all).jsonPath().getList("series.totals.click_count")).containsExactly(113);
    assertThat(get(all + "&group_by=campaign").jsonPath().getList("series.id"))
        .containsExactly("blue", "red");
    assertThat(get(all + "&group_by=ad").jsonPath().getList("series.totals.click_count"))
        .containsExactly(3, 10, 100);
  }

  @Test
  void anAdThatMovedCountsWhereItIsNow() {
    new CataloguedAd("m3", "red", "maker").put();

    assertThat(
            get("/api/v1/metrics?campaign_id=red&range=1h").jsonPath().getInt("totals.click_count"))
        .isEqualTo(113);
  }

  @Test
  void gapsAreFilledInEverySeries() {
    JsonPath answer = get("/api/v1/metrics?ad_id=m1&ad_id=m2&range=1h&fill=zero").jsonPath();

    assertThat(answer.getList("series[0].points")).hasSize(60);
    assertThat(answer.getList("series[1].points")).hasSize(60);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ad_id=m1&ad_id=m2", "advertiser_id=maker&group_by=ad"})
  void moreZerosThanAnAnswerMayHaveAreRefused(String chosen) {
    Response answer = get("/api/v1/metrics?" + chosen + "&range=30d&fill=zero");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.jsonPath().getString("parameter")).isEqualTo("resolution");
    assertThat(answer.jsonPath().getString("detail"))
        .endsWith("write a shorter range, fewer ids or a coarser resolution");
  }

  @Test
  void idsOfDifferentKindsAreRefused() {
    assertThat(get("/api/v1/metrics?ad_id=m1&campaign_id=red").statusCode()).isEqualTo(400);
    assertThat(get("/api/v1/metrics").statusCode()).isEqualTo(400);
    assertThat(get("/api/v1/metrics?ad_id=x" + manyIds()).statusCode()).isEqualTo(400);
  }

  private static String manyIds() {
    StringBuilder ids = new StringBuilder();
    for (int i = 0; i <= MetricsSelection.MAX_IDS; i++) {
      ids.append("&ad_id=").append(i);
    }
    return ids.toString();
  }

  private void store(String ad, String time, long clicks, String finality) throws SQLException {
    StoredCell.minute(ad, time, clicks, "1.0000").withFinality(finality).store(dataSource);
  }
}
