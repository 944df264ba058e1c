package io.adclicks.query.reconciliation;

import static io.adclicks.query.Api.asAdvertiser;
import static io.adclicks.query.Api.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.query.CataloguedAd;
import io.adclicks.query.ClickHouseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ClickHouseResource.class)
class ReconciliationsTest {
  private static final String DAY =
      "/api/v1/ads/ad-1/metrics?from=2026-11-22T00:00:00Z&to=2026-11-23T00:00:00Z";

  @Inject DataSource dataSource;

  @Test
  void theReportOfADayTellsWhatWasCorrectedAndWhy() throws SQLException {
    StoredDay day = new StoredDay(dataSource);
    day.store("closed");
    day.run(StoredDay.RUN - 5, 4, "abandoned");

    JsonPath report = get("/api/v1/reconciliations/2026-11-22").jsonPath();

    assertThat(report.getBoolean("closed")).isTrue();
    assertThat(report.getList("causes.cause")).containsExactly("UNEXPLAINED", "LATE");
    assertThat(report.getList("causes.click_count_change")).containsExactly(1, 2);
    assertThat(report.getList("causes.total_cost_change")).containsExactly("0.2500", "0.5000");
    assertThat(report.getString("corrections[0].event_time")).isEqualTo("2026-11-22T10:02:00Z");
    assertThat(report.getInt("corrections[1].before.click_count")).isEqualTo(3);
    assertThat(report.getInt("corrections[1].after.click_count")).isEqualTo(5);
    assertThat(report.getList("runs.state")).containsExactly("closed", "abandoned");
    assertThat(report.getInt("runs[0].address_clicks_per_minute")).isEqualTo(200);
    assertThat(report.getInt("runs[0].token_users_per_minute")).isEqualTo(15);
    assertThat(report.getInt("bill.ads")).isEqualTo(1);
    assertThat(report.getString("bill.figures.total_cost")).isEqualTo("2.7500");
    assertThat(report.getMap("bill.invalid_by_reason")).isEqualTo(Map.of("USER_VELOCITY", 1));
    assertThat(get("/api/v1/reconciliations/latest").jsonPath().getString("date"))
        .isEqualTo("2026-11-22");
  }

  @Test
  void aDayThatNobodyReconciledIsUnknownAndNoDayIsRefused() {
    assertThat(get("/api/v1/reconciliations/2020-01-01").statusCode()).isEqualTo(404);
    assertThat(get("/api/v1/reconciliations/tomorrow").statusCode()).isEqualTo(400);
    assertThat(asAdvertiser("northwind").get("/api/v1/reconciliations/2026-11-22").statusCode())
        .isEqualTo(403);
  }

  @Test
  void theBillOfAnAdHasItsClosedDaysAndNamesTheOpenOnes() throws SQLException {
    new StoredDay(dataSource).store("closed");

    JsonPath bill = get("/api/v1/ads/ad-1/billing?from=2026-11-21&to=2026-11-22").jsonPath();

    assertThat(bill.getList("days.date")).containsExactly("2026-11-22");
    assertThat(bill.getList("open_days")).containsExactly("2026-11-21");
    assertThat(bill.getInt("days[0].click_count")).isEqualTo(11);
    assertThat(bill.getInt("days[0].gross_count")).isEqualTo(14);
    assertThat(bill.getMap("days[0].invalid_by_reason")).isEqualTo(Map.of("USER_VELOCITY", 1));
    assertThat(bill.getString("totals.total_cost")).isEqualTo("2.7500");
  }

  @Test
  void anAdWithoutClicksIsBilledNothing() throws SQLException {
    new StoredDay(dataSource).store("closed");

    JsonPath bill = get("/api/v1/ads/nobody/billing?from=2026-11-22").jsonPath();

    assertThat(bill.getList("days.total_cost")).containsExactly("0.0000");
    assertThat(bill.getList("open_days")).isEmpty();
  }

  @Test
  void aBillThatIsNotClosedDoesNotCount() throws SQLException {
    new StoredDay(dataSource).store("publishing");

    JsonPath bill = get("/api/v1/ads/ad-1/billing?from=2026-11-22").jsonPath();

    assertThat(bill.getList("days")).isEmpty();
    assertThat(bill.getList("open_days")).containsExactly("2026-11-22");
  }

  @Test
  void theBillOfAForeignAdIsAnsweredLikeThatOfAnUnknownOne() throws SQLException {
    new StoredDay(dataSource).store("closed");
    new CataloguedAd("ad-1", "campaign", "northwind").put();
    String path = "/api/v1/ads/ad-1/billing?from=2026-11-22";

    assertThat(asAdvertiser("northwind").get(path).statusCode()).isEqualTo(200);
    assertThat(asAdvertiser("southwind").get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void aWrongRangeIsToldInASentence() {
    for (String range :
        List.of(
            "",
            "?from=yesterday",
            "?from=2026-11-22&to=2026-11-21",
            "?from=2020-01-01&to=2026-01-01")) {
      assertThat(get("/api/v1/ads/ad-1/billing" + range).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void correctedCellsAreServedAsRestated() throws SQLException {
    StoredDay day = new StoredDay(dataSource);
    day.store("closed");
    day.attach();

    eventually(DAY, List.of(5, 5, 1), List.of("final", "restated", "restated"));
  }

  @Test
  void asOfATimeBeforeTheRunTheFiguresAreThoseOfThen() throws SQLException {
    StoredDay day = new StoredDay(dataSource);
    day.store("closed");
    day.attach();

    JsonPath before = get(DAY + "&asOf=2026-11-23T01:29:59Z").jsonPath();
    JsonPath after = get(DAY + "&asOf=2026-11-23T01:30:00Z").jsonPath();
    JsonPath many =
        get("/api/v1/metrics?ad_id=ad-1&from=2026-11-22T00:00:00Z&to=2026-11-23T00:00:00Z&asOf=2026-11-23T01:29:59Z")
            .jsonPath();

    assertThat(before.getList("points.click_count")).containsExactly(5, 3);
    assertThat(before.getList("points.finality")).containsExactly("final", "final");
    assertThat(before.getString("totals.total_cost")).isEqualTo("2.0000");
    assertThat(after.getList("points.click_count")).containsExactly(5, 5, 1);
    assertThat(many.getString("totals.total_cost")).isEqualTo("2.0000");
    assertThat(get(DAY + "&asOf=then").statusCode()).isEqualTo(400);
  }

  @Test
  void whileARunIsBeingPublishedTheOldFiguresAreServedWhateverIsAttached() throws SQLException {
    StoredDay day = new StoredDay(dataSource);
    day.store("publishing");
    eventually(DAY, List.of(5, 3), List.of("final", "final"));

    day.attach();
    eventually(DAY, List.of(5, 3), List.of("final", "final"));

    day.run(StoredDay.RUN, 2, "closed");
    eventually(DAY, List.of(5, 5, 1), List.of("final", "restated", "restated"));
  }

  /** The journal is read at most twice a second. */
  private static void eventually(String path, List<Integer> clicks, List<String> finality) {
    Awaitility.await()
        .untilAsserted(
            () -> {
              JsonPath answer = get(path).jsonPath();
              assertThat(answer.getList("points.click_count")).isEqualTo(clicks);
              assertThat(answer.getList("points.finality")).isEqualTo(finality);
            });
  }
}
