package io.adclicks.query.top;

import static io.adclicks.query.Api.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.model.Resolution;
import io.adclicks.query.ClickHouseResource;
import io.adclicks.query.StoredCell;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ClickHouseResource.class)
class TopAdsTest {
  private static final String LONG_AGO = "from=2020-05-05T00:00:00Z&to=2020-05-06T00:00:00Z";

  @Inject DataSource dataSource;

  @BeforeEach
  void storeHours() throws SQLException {
    hour("many", "2020-05-05 01:00:00", 10, "1.0000", 0);
    hour("many", "2020-05-05 02:00:00", 10, "1.0000", 0);
    hour("costly", "2020-05-05 01:00:00", 5, "50.5000", 1);
    hour("robotic", "2020-05-05 01:00:00", 0, "0.0000", 30);
    hour("robotic", "2020-05-06 00:00:00", 99, "99.0000", 99);
  }

  @Test
  void adsAreRankedByClicksUnlessSaidOtherwise() {
    JsonPath answer = top("");

    assertThat(answer.getList("ads.ad_id")).containsExactly("many", "costly");
    assertThat(answer.getInt("ads[0].click_count")).isEqualTo(20);
    assertThat(answer.getString("ads[0].total_cost")).isEqualTo("2.0000");
    assertThat(answer.getString("resolution")).isEqualTo("1h");
  }

  @Test
  void adsAreRankedByCostOrInvalidClicks() {
    assertThat(top("&metric=cost").getList("ads.ad_id")).containsExactly("costly", "many");
    assertThat(top("&metric=invalid").getList("ads.ad_id")).containsExactly("robotic", "costly");
  }

  @Test
  void limitCutsTheList() {
    assertThat(top("&limit=1").getList("ads.ad_id")).containsExactly("many");
  }

  @Test
  void replacedVersionsOfACellAreNotAddedUp() throws SQLException {
    StoredCell.minute("costly", "2020-05-05 01:00:00", 6, "60.0000")
        .in(Resolution.HOUR)
        .withRevision(2)
        .store(dataSource);

    assertThat(top("&metric=cost").getString("ads[0].total_cost")).isEqualTo("60.0000");
  }

  @Test
  void aRangeWithoutClicksHasNoAds() {
    assertThat(
            get("/api/v1/ads/top?from=2019-01-01T00:00:00Z&to=2019-01-02T00:00:00Z")
                .jsonPath()
                .getList("ads"))
        .isEmpty();
  }

  private void hour(String ad, String time, long clicks, String cost, long invalid)
      throws SQLException {
    StoredCell.minute(ad, time, clicks, cost)
        .in(Resolution.HOUR)
        .withDuplicatesAndInvalid(0, invalid)
        .store(dataSource);
  }

  private static JsonPath top(String parameters) {
    return get("/api/v1/ads/top?" + LONG_AGO + parameters).jsonPath();
  }
}
