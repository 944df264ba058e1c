package io.adclicks.query.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.query.Api;
import io.adclicks.query.CataloguedAd;
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
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ClickHouseResource.class)
class ClickReceiptTest {
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
  void aClickThatNothingSpeaksAgainstIsCounted() throws SQLException, IOException {
    archive.write(CLICK, StoredClick.at(1, 101, "ad-2", "ann"));

    Response answer = ask(CLICK);

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonPath json = answer.jsonPath();
    assertThat(json.getString("receipt")).isEqualTo(CLICK.sealed());
    assertThat(json.getString("ad_id")).isEqualTo("ad-1");
    assertThat(json.getString("event_time")).isEqualTo(StoredClick.TIME);
    assertThat(json.getString("state")).isEqualTo("counted");
    assertThat(json.getMap("$")).doesNotContainKey("reason");
    assertThat(json.getBoolean("final")).isFalse();
    assertThat(json.getString("freshness.watermark")).isEqualTo("2026-11-23T10:16:00Z");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.asString()).doesNotContain("ann").doesNotContain("192.0.2.1");
  }

  @Test
  void ofTwoCopiesTheLowerPositionIsCountedWhicheverTopicHoldsIt()
      throws SQLException, IOException {
    StoredClick second = StoredClick.at(1, 107, "ad-1", "ann");
    StoredClick copy = StoredClick.at(0, 3, "ad-1", "ann").asCopy();
    archive.write(second, copy);
    archive.write(CLICK);

    assertThat(state(CLICK)).isEqualTo("counted");
    assertThat(state(second)).isEqualTo("duplicate");
    assertThat(state(copy)).isEqualTo("duplicate");
  }

  @Test
  void aClickThatIsArchivedTwiceIsNoDuplicateOfItself() throws SQLException, IOException {
    archive.write(CLICK);
    archive.write(CLICK);

    assertThat(state(CLICK)).isEqualTo("counted");
  }

  @Test
  void theGatewaysTagMakesAClickInvalid() throws SQLException, IOException {
    StoredClick robot = CLICK.tagged("BOT_USER_AGENT");
    archive.write(robot);

    assertInvalid(robot, "BOT_USER_AGENT");
  }

  @Test
  void aUserOverTheLimitIsInvalidOnAllAds() throws SQLException, IOException {
    StoredClick[] clicks = clicks(4, "ann", "");
    archive.write(clicks);

    assertInvalid(clicks[0], "USER_VELOCITY");
    assertInvalid(clicks[3], "USER_VELOCITY");
  }

  @Test
  void copiesAndTaggedClicksDoNotBringAUserOverTheLimit() throws SQLException, IOException {
    StoredClick[] clicks = clicks(3, "ann", "");
    archive.write(clicks);
    archive.write(
        StoredClick.at(2, 50, "ad-0", "ann").from(""),
        StoredClick.at(2, 51, "ad-9", "ann").tagged("BOT_USER_AGENT"),
        StoredClick.at(2, 52, "ad-8", "ann").on("2026-11-23T10:11:00.000Z"));

    assertThat(state(clicks[0])).isEqualTo("counted");
  }

  @Test
  void anAddressOverTheLimitIsInvalidForAllUsers() throws SQLException, IOException {
    StoredClick[] clicks = usersBehind("198.51.100.7", 5);
    archive.write(clicks);

    assertInvalid(clicks[0], "ADDRESS_VELOCITY");
  }

  @Test
  void theAddressOfTheWinnerIsTheOneThatCounts() throws SQLException, IOException {
    StoredClick[] clicks = usersBehind("198.51.100.7", 5);
    StoredClick earlier = StoredClick.at(0, 1, "ad-1", "user-0").from("203.0.113.9");
    archive.write(clicks);
    archive.write(earlier);

    assertThat(state(clicks[1])).isEqualTo("counted");
    assertThat(state(clicks[0])).isEqualTo("duplicate");
    assertThat(state(earlier)).isEqualTo("counted");
  }

  @Test
  void aTokenThatTooManyUsersCameWithIsInvalidForAllOfThem() throws SQLException, IOException {
    StoredClick[] clicks =
        IntStream.range(0, 6)
            .mapToObj(i -> StoredClick.at(1, 100 + i, "ad-1", "user-" + i).from("").with("token"))
            .toArray(StoredClick[]::new);
    archive.write(Arrays.copyOf(clicks, 5));

    assertThat(state(clicks[0])).isEqualTo("counted");

    archive.write(clicks[5]);

    assertInvalid(clicks[0], "TOKEN_REUSE");
    assertInvalid(clicks[5], "TOKEN_REUSE");
  }

  @Test
  void aLimitOfZeroSwitchesARuleOffAndNoAddressIsNoAddress() throws SQLException, IOException {
    archive.rules("2026-11-23 10:00:00", 0, 4);
    StoredClick[] clicks = clicks(9, "ann", "");
    archive.write(clicks);

    assertThat(state(clicks[0])).isEqualTo("counted");
  }

  @Test
  void theRulesOfTheTimeHoldAndNotLaterOnes() throws SQLException, IOException {
    archive.rules("2026-11-23 10:20:00", 1, 1);
    StoredClick[] clicks = clicks(3, "ann", "");
    archive.write(clicks);

    assertThat(state(clicks[0])).isEqualTo("counted");
  }

  @Test
  void receiptsUnderAnEarlierKeyAreStillAnswered() throws SQLException, IOException {
    archive.write(CLICK);

    String earlier = CLICK.sealedUnder(Api.key("old", 'o'));

    assertThat(ask(earlier).jsonPath().getString("state")).isEqualTo("counted");
  }

  @Test
  void aForgedReceiptAnswersLikeOneOfSomebodyElsesAd() throws SQLException, IOException {
    new CataloguedAd("ad-1", "campaign", "northwind").put();
    archive.write(CLICK, StoredClick.at(2, 7, "ad-of-nobody", "ann"));
    String forged = CLICK.sealedUnder(Api.key("new", 'x'));

    assertThat(asAdvertiser("northwind", CLICK.sealed()).statusCode()).isEqualTo(200);
    Response unknown = asAdvertiser("southwind", "new.AAAA");
    for (String receipt :
        List.of(
            CLICK.sealed(),
            StoredClick.at(2, 7, "ad-of-nobody", "ann").sealed(),
            forged,
            CLICK.sealedUnder(Api.key("other", 'n')),
            CLICK.sealed().substring(1),
            "none")) {
      Response answer = asAdvertiser("southwind", receipt);
      assertThat(answer.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
      assertThat(answer.asString()).isEqualTo(unknown.asString()).contains("no such receipt");
      assertThat(answer.headers().asList().stream().map(Object::toString))
          .containsExactlyElementsOf(
              unknown.headers().asList().stream().map(Object::toString).toList());
    }
    assertThat(ask(forged).asString()).isEqualTo(unknown.asString());
  }

  private static StoredClick[] clicks(int number, String user, String ip) {
    return IntStream.range(0, number)
        .mapToObj(i -> StoredClick.at(1, 100 + i, "ad-" + i, user).from(ip))
        .toArray(StoredClick[]::new);
  }

  private static StoredClick[] usersBehind(String ip, int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> StoredClick.at(1, 100 + i, "ad-1", "user-" + i).from(ip))
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

  private static Response asAdvertiser(String id, String receipt) {
    return Api.asAdvertiser(id).get("/api/v1/clicks/" + receipt);
  }
}
