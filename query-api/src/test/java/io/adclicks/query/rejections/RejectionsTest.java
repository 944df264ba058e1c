package io.adclicks.query.rejections;

import static io.adclicks.query.Api.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.query.ClickHouseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ClickHouseResource.class)
class RejectionsTest {
  private static final String UNKNOWN_TIME = "1970-01-01 00:00:00.000";

  @Inject DataSource dataSource;

  @BeforeEach
  void storeRejectedClicks() throws SQLException {
    execute("TRUNCATE TABLE rejected_clicks");
    rejected(1, "LATE", "ad-1", "2026-11-23 10:00:00.000");
    rejected(2, "LATE", "ad-1", "2026-11-23 10:00:59.999");
    rejected(3, "LATE", "ad-1", "2026-11-23 10:01:00.000");
    rejected(4, "LATE", "ad-2", "2026-11-23 10:00:30.000");
    rejected(5, "MALFORMED", "", UNKNOWN_TIME);
    rejected(6, "IMPLAUSIBLE_EVENT_TIME", "ad-1", "2099-01-01 00:00:00.000");
  }

  @Test
  void anAdsRejectedClicksAreCountedByReason() {
    JsonPath answer = get("/api/v1/ads/ad-1/rejections?range=1h").jsonPath();

    assertThat(answer.getString("ad_id")).isEqualTo("ad-1");
    assertThat(answer.getMap("reasons")).isEqualTo(Map.of("LATE", 3, "IMPLAUSIBLE_EVENT_TIME", 1));
    assertThat(answer.getInt("total")).isEqualTo(4);
  }

  @Test
  void eventTimeDecidesWhichClicksAreInTheRange() {
    JsonPath answer =
        get("/api/v1/ads/ad-1/rejections?from=2026-11-23T10:00:00Z&to=2026-11-23T10:01:00Z")
            .jsonPath();

    assertThat(answer.getMap("reasons")).isEqualTo(Map.of("LATE", 2));
  }

  @Test
  void overAllAdsThoseWithoutAnAdAreCountedToo() {
    JsonPath answer = get("/api/v1/rejections?range=1h").jsonPath();

    assertThat(answer.getMap("reasons"))
        .isEqualTo(Map.of("LATE", 4, "MALFORMED", 1, "IMPLAUSIBLE_EVENT_TIME", 1));
    assertThat(answer.getMap("$")).doesNotContainKey("ad_id");
  }

  @Test
  void aClickThatWasWrittenTwiceCountsOnce() throws SQLException {
    rejected(4, "LATE", "ad-2", "2026-11-23 10:00:30.000");

    assertThat(get("/api/v1/ads/ad-2/rejections").jsonPath().getInt("total")).isEqualTo(1);
  }

  @Test
  void anAdWithoutRejectedClicksHasNone() {
    assertThat(get("/api/v1/ads/ad-3/rejections").jsonPath().getInt("total")).isZero();
  }

  private void rejected(int offset, String reason, String ad, String eventTime)
      throws SQLException {
    execute(
        "INSERT INTO rejected_clicks VALUES (0, %d, '%s', '', '%s', '%s', '', '%s')"
            .formatted(offset, reason, ad, eventTime, "2026-11-23 10:15:00.000"));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
