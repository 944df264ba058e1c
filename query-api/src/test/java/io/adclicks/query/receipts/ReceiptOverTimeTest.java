package io.adclicks.query.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.query.Api;
import io.adclicks.query.ClickHouseResource;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is answered at first, after a while, and when the day is closed. */
@QuarkusTest
@QuarkusTestResource(ClickHouseResource.class)
class ReceiptOverTimeTest {
  private static final StoredClick CLICK = StoredClick.at(1, 100, "ad-1", "ann");

  @Inject DataSource dataSource;

  @ConfigProperty(name = "adclicks.archive.location")
  String root;

  @CacheName("pipeline-progress")
  Cache progress;

  private TestArchive archive;

  @BeforeEach
  void startWithAPipelineThatHasPassedTheMinute() throws SQLException, IOException {
    archive = new TestArchive(dataSource, root);
    archive.clear();
    archive.progress("2026-11-23 10:16:00.000");
    archive.rules("2026-11-01 00:00:00", 3, 4);
    progress.invalidateAll().await().indefinitely();
  }

  @Test
  void aClickIsPendingUntilItsMinuteTakesNoMoreIn() throws SQLException, IOException {
    archive.write(CLICK.on("2026-11-23T10:11:00.000Z"));

    Response answer = ask(CLICK.on("2026-11-23T10:11:00.000Z"));

    assertThat(answer.jsonPath().getString("state")).isEqualTo("pending");
    assertThat(answer.jsonPath().getBoolean("final")).isFalse();
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void aClickIsPendingUntilItIsArchived() throws SQLException, IOException {
    assertThat(state(CLICK)).isEqualTo("pending");

    archive.write(StoredClick.at(1, 99, "ad-1", "bob"));
    assertThat(state(CLICK)).isEqualTo("pending");
  }

  @Test
  void aLateClickIsRejectedUntilAReconciliationCountsIt() throws SQLException, IOException {
    archive.write(CLICK);
    archive.rejected(CLICK, "LATE");

    JsonPath before = ask(CLICK).jsonPath();
    archive.run("publishing", 3, 4);
    JsonPath meanwhile = ask(CLICK).jsonPath();
    archive.run("closed", 3, 4);
    Response after = ask(CLICK);

    assertThat(before.getString("state")).isEqualTo("rejected");
    assertThat(before.getString("reason")).isEqualTo("LATE");
    assertThat(before.getBoolean("final")).isFalse();
    assertThat(meanwhile.getString("state")).isEqualTo("rejected");
    assertThat(after.jsonPath().getString("state")).isEqualTo("counted");
    assertThat(after.jsonPath().getBoolean("final")).isTrue();
    assertThat(after.header("Cache-Control")).isEqualTo("private, max-age=60");
  }

  @Test
  void aLateClickDoesNotChangeTheVerdictOnOthersBeforeThat() throws SQLException, IOException {
    StoredClick earlierButLate = StoredClick.at(0, 1, "ad-1", "ann");
    archive.write(CLICK, earlierButLate);
    archive.rejected(earlierButLate, "LATE");

    assertThat(state(CLICK)).isEqualTo("counted");
    archive.run("closed", 3, 4);
    assertThat(state(CLICK)).isEqualTo("duplicate");
    assertThat(state(earlierButLate)).isEqualTo("counted");
  }

  @Test
  void aLateClickThatCameAfterTheReconciliationWaitsForTheNext() throws SQLException, IOException {
    archive.write(StoredClick.at(1, 99, "ad-1", "bob"));
    archive.writeAt("20261123T102501", CLICK);
    archive.rejected(CLICK, "LATE");
    archive.run("closed", 3, 4);

    assertThat(state(CLICK)).isEqualTo("rejected");
  }

  @Test
  void aClosedDayIsJudgedByTheLimitsOfItsReconciliation() throws SQLException, IOException {
    StoredClick[] clicks = clicks(3, "ann", "");
    archive.write(clicks);
    archive.run("closed", 2, 4);

    assertInvalid(clicks[0], "USER_VELOCITY");
  }

  @Test
  void aClickWithATimeThatCannotBeIsRejectedForGood() throws SQLException {
    archive.rejected(CLICK, "IMPLAUSIBLE_EVENT_TIME");

    JsonPath answer = ask(CLICK).jsonPath();

    assertThat(answer.getString("state")).isEqualTo("rejected");
    assertThat(answer.getString("reason")).isEqualTo("IMPLAUSIBLE_EVENT_TIME");
    assertThat(answer.getBoolean("final")).isTrue();
  }

  @Test
  void aClosedDayThatTheArchiveHasDroppedIsGone() throws SQLException, IOException {
    archive.write(CLICK);
    archive.run("closed", 3, 4);
    archive.drop();

    Response answer = ask(CLICK);

    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.jsonPath().getString("detail")).contains("no longer holds the clicks");
  }

  private static StoredClick[] clicks(int number, String user, String ip) {
    return IntStream.range(0, number)
        .mapToObj(i -> StoredClick.at(1, 100 + i, "ad-" + i, user).from(ip))
        .toArray(StoredClick[]::new);
  }

  private static void assertInvalid(StoredClick click, String reason) {
    JsonPath answer = ask(click).jsonPath();
    assertThat(answer.getString("state")).isEqualTo("invalid");
    assertThat(answer.getString("reason")).isEqualTo(reason);
  }

  private static String state(StoredClick click) {
    return ask(click).jsonPath().getString("state");
  }

  private static Response ask(StoredClick click) {
    return ask(click.sealed());
  }

  private static Response ask(String receipt) {
    return Api.get("/api/v1/clicks/" + receipt);
  }
}
