package io.adclicks.query.metrics;

import static io.adclicks.query.Api.asAdmin;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.model.Resolution;
import io.adclicks.query.ClickHouseResource;
import io.adclicks.query.StoredCell;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ClickHouseResource.class)
class AdMetricsTest {
  @Inject DataSource dataSource;

  @Test
  void pointsAndTheirTotalsAreExact() throws SQLException {
    store(
        StoredCell.minute("exact", "2026-11-23 10:00:00", 3, "0.7501")
            .withDuplicatesAndInvalid(2, 1),
        StoredCell.minute("exact", "2026-11-23 10:01:00", 1, "99999999999999.9999"),
        StoredCell.minute("another", "2026-11-23 10:01:00", 9, "9.0000"));

    JsonPath answer = metrics("exact", "from=2026-11-23T10:00:00Z&to=2026-11-23T10:02:00Z");

    assertThat(answer.getString("ad_id")).isEqualTo("exact");
    assertThat(answer.getString("resolution")).isEqualTo("1m");
    assertThat(answer.getString("from")).isEqualTo("2026-11-23T10:00:00Z");
    assertThat(answer.getString("to")).isEqualTo("2026-11-23T10:02:00Z");
    assertThat(answer.getString("points[0].event_time")).isEqualTo("2026-11-23T10:00:00Z");
    assertThat(answer.getInt("points[0].click_count")).isEqualTo(3);
    assertThat(answer.getString("points[0].total_cost")).isEqualTo("0.7501");
    assertThat(answer.getInt("points[0].duplicate_count")).isEqualTo(2);
    assertThat(answer.getInt("points[0].invalid_count")).isEqualTo(1);
    assertThat(answer.getString("points[0].finality")).isEqualTo("final");
    assertThat(answer.getString("points[0].updated_at")).isEqualTo("2026-11-23T10:30:05.250Z");
    assertThat(answer.getInt("totals.click_count")).isEqualTo(4);
    assertThat(answer.getString("totals.total_cost")).isEqualTo("100000000000000.7500");
    assertThat(answer.getInt("totals.duplicate_count")).isEqualTo(2);
    assertThat(answer.getInt("totals.invalid_count")).isEqualTo(1);
  }

  @Test
  void theHighestRevisionWinsWhateverWasWrittenLast() throws SQLException {
    StoredCell cell = StoredCell.minute("revised", "2026-11-23 10:00:00", 7, "7.0000");
    store(cell.withRevision(Long.MAX_VALUE), cell.withRevision(2));
    store(StoredCell.minute("revised", "2026-11-23 10:00:00", 5, "5.0000").withRevision(3));

    JsonPath answer = metrics("revised", "range=1h");

    assertThat(answer.getList("points.click_count")).containsExactly(7);
    assertThat(answer.getString("totals.total_cost")).isEqualTo("7.0000");
  }

  @ParameterizedTest
  @CsvSource({"MINUTE, 1", "FIVE_MINUTES, 5", "HOUR, 60"})
  void everyResolutionHasItsOwnCells(Resolution resolution, int clicks) throws SQLException {
    String ad = "resolved-" + resolution.label();
    store(StoredCell.minute(ad, "2026-11-23 10:00:00", clicks, "1.0000").in(resolution));

    JsonPath answer = metrics(ad, "range=2h&resolution=" + resolution.label());

    assertThat(answer.getList("points.click_count")).containsExactly(clicks);
  }

  @Test
  void fromIsInsideAndToIsOutsideTheRange() throws SQLException {
    for (int minute = 10; minute < 15; minute++) {
      store(StoredCell.minute("edges", "2026-11-23 10:" + minute + ":00", minute, "1.0000"));
    }

    assertThat(
            metrics("edges", "from=2026-11-23T10:11:00Z&to=2026-11-23T10:13:00Z")
                .getList("points.click_count"))
        .containsExactly(11, 12);
    assertThat(
            metrics("edges", "from=2026-11-23T10:11:00.001Z&to=2026-11-23T10:13:00.001Z")
                .getList("points.click_count"))
        .containsExactly(12, 13);
  }

  @Test
  void withoutARangeItIsTheHourThatEndsNow() throws SQLException {
    store(
        StoredCell.minute("default", "2026-11-23 09:30:00", 1, "1.0000"),
        StoredCell.minute("default", "2026-11-23 09:31:00", 2, "1.0000"),
        StoredCell.minute("default", "2026-11-23 10:30:00", 3, "1.0000"));

    assertThat(metrics("default", "").getList("points.click_count")).containsExactly(2, 3);
  }

  @Test
  void aRangeOverMidnightReadsBothDays() throws SQLException {
    store(
        StoredCell.minute("midnight", "2026-11-21 23:59:00", 1, "0.0001"),
        StoredCell.minute("midnight", "2026-11-22 00:00:00", 2, "0.0002"));

    assertThat(metrics("midnight", "range=48h").getString("totals.total_cost")).isEqualTo("0.0003");
  }

  @Test
  void finalityOfTheWholeIsTheWeakestOfItsPoints() throws SQLException {
    StoredCell first = StoredCell.minute("weakest", "2026-11-23 10:00:00", 1, "1.0000");
    StoredCell second = StoredCell.minute("weakest", "2026-11-23 10:01:00", 1, "1.0000");

    store(first.withFinality("restated"));
    assertThat(metrics("weakest", "").getString("finality")).isEqualTo("restated");

    store(second.withFinality("final"));
    assertThat(metrics("weakest", "").getString("finality")).isEqualTo("final");

    store(second.withFinality("provisional").withRevision(2));
    assertThat(metrics("weakest", "").getString("finality")).isEqualTo("provisional");
  }

  @Test
  void anAdWithoutClicksIsNoError() {
    JsonPath answer = metrics("never-clicked", "range=24h");

    assertThat(answer.getList("points")).isEmpty();
    assertThat(answer.getString("totals.total_cost")).isEqualTo("0.0000");
    assertThat(answer.getString("finality")).isNull();
  }

  @Test
  void gapsAreFilledOnRequest() throws SQLException {
    store(StoredCell.minute("gaps", "2026-11-23 10:29:00", 4, "1.0000"));

    JsonPath answer = metrics("gaps", "range=3m&fill=zero");

    assertThat(answer.getList("points.click_count")).containsExactly(0, 4, 0);
    assertThat(answer.getString("points[0].updated_at")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "' OR 1=1 --",
        "x') OR ('1'='1",
        "\\' OR 1=1 --",
        "a\\",
        "?",
        "{{table}}",
        "a/b",
        "50%",
        "a+b",
        "número 7",
        "🎯",
        "%27"
      })
  void anyTextIsAnAdIdAndNothingMore(String ad) throws SQLException {
    store(
        StoredCell.minute("somebody-else", "2026-11-23 10:10:00", 100, "1.0000"),
        StoredCell.minute(ad, "2026-11-23 10:10:00", 1, "1.0000"));

    JsonPath answer = metrics(ad, "");

    assertThat(answer.getString("ad_id")).isEqualTo(ad);
    assertThat(answer.getList("points.click_count")).containsExactly(1);
  }

  private void store(StoredCell... cells) throws SQLException {
    for (StoredCell cell : List.of(cells)) {
      cell.store(dataSource);
    }
  }

  private static JsonPath metrics(String ad, String query) {
    String path = URLEncoder.encode(ad, UTF_8).replace("+", "%20");
    return asAdmin()
        .get("/api/v1/ads/" + path + "/metrics" + (query.isEmpty() ? "" : "?" + query))
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
