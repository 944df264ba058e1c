package io.adclicks.gateway.clicks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adclicks.gateway.origin.IpAddress;
import io.adclicks.gateway.refusal.Refusal;
import io.adclicks.gateway.refusal.RefusedException;
import io.adclicks.gateway.traffic.IvtTag;
import io.adclicks.model.Click;
import io.adclicks.model.ClickToken;
import io.adclicks.model.ClickTokens;
import io.adclicks.model.EventTimeGuard;
import io.adclicks.model.KeyRing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClickIntakeTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final ClickTokens tokens = tokens((byte) 1);
  private final ClickIntake intake =
      new ClickIntake(() -> tokens, EventTimeGuard.DEFAULT, InstantSource.fixed(NOW));

  @Test
  void priceComesFromTheTokenAndAddressFromTheConnection() {
    String token = token("ad", NOW.plusSeconds(60));
    byte[] body = body("ad", NOW.toEpochMilli() - 5, token);

    Click click = intake.take(body).toClick(IpAddress.parse("192.0.2.1"), Optional.empty());

    assertThat(click)
        .isEqualTo(
            new Click(
                "ad",
                "user",
                NOW.toEpochMilli() - 5,
                "192.0.2.1",
                2_500,
                "",
                NOW.toEpochMilli(),
                beginningOfSignature(token)));
  }

  @Test
  void robotIsTaggedAndTaken() {
    byte[] body = body("ad", NOW.toEpochMilli(), token("ad", NOW.plusSeconds(60)));

    Click click = intake.take(body).toClick(Optional.empty(), Optional.of(IvtTag.BOT_USER_AGENT));

    assertThat(click.ivt()).isEqualTo("BOT_USER_AGENT");
    assertThat(click.ip()).isEmpty();
  }

  @Test
  void followedLinkIsAClickOfThisMoment() {
    ClickToken link =
        new ClickToken("ad", 2_500, NOW.plusSeconds(60), "user", "https://shop.example/");

    String token = tokens.sign(link);
    TrustedClick click = intake.follow(token);

    assertThat(click.toClick(Optional.empty(), Optional.empty()))
        .isEqualTo(
            new Click(
                "ad",
                "user",
                NOW.toEpochMilli(),
                "",
                2_500,
                "",
                NOW.toEpochMilli(),
                beginningOfSignature(token)));
    assertThat(click.verified().token().landing()).isEqualTo("https://shop.example/");
  }

  @Test
  void tokenThatIsMadeForAPageIsNoLink() {
    assertThatThrownBy(() -> intake.follow(token("ad", NOW.plusSeconds(60))))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("landing");
  }

  @Test
  void tokenThatIsForgedExpiredOrForAnotherAdIsRefused() {
    Instant later = NOW.plusSeconds(60);
    String forged = tokens((byte) 2).sign(new ClickToken("ad", 2_500, later));

    assertRefused(body("ad", NOW.toEpochMilli(), forged), Refusal.INVALID_TOKEN, "signature");
    assertRefused(body("ad", NOW.toEpochMilli(), "x"), Refusal.INVALID_TOKEN, "cannot be read");
    assertRefused(
        body("ad", NOW.toEpochMilli(), token("ad", NOW)), Refusal.INVALID_TOKEN, "expired");
    assertRefused(
        body("ad", NOW.toEpochMilli(), token("other", later)),
        Refusal.INVALID_TOKEN,
        "the token is for another ad_id");
  }

  @Test
  void timeBeyondTheGuardIsRefusedBeforeTheTokenIsLookedAt() {
    long tooOld = NOW.minus(Duration.ofHours(24)).toEpochMilli() - 1;
    long tooNew = NOW.plus(Duration.ofMinutes(1)).toEpochMilli() + 1;

    assertRefused(body("ad", tooOld, "x"), Refusal.IMPLAUSIBLE_EVENT_TIME, "timestamp 2026-11-22");
    assertRefused(body("ad", tooNew, "x"), Refusal.IMPLAUSIBLE_EVENT_TIME, "timestamp 2026-11-23");
  }

  @Test
  void malformedBodyIsRefusedBeforeTheTokenIsLookedAt() {
    assertRefused(body("", NOW.toEpochMilli(), "x"), Refusal.MALFORMED, "ad_id is missing");
  }

  private void assertRefused(byte[] body, Refusal refusal, String reason) {
    assertThatThrownBy(() -> intake.take(body))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.refusal()).isEqualTo(refusal))
        .hasMessageContaining(reason);
  }

  private String token(String adId, Instant expiry) {
    return tokens.sign(new ClickToken(adId, 2_500, expiry));
  }

  private static byte[] body(String adId, long timestamp, String token) {
    return "{\"ad_id\":\"%s\",\"user_id\":\"user\",\"timestamp\":%d,\"token\":\"%s\"}"
        .formatted(adId, timestamp, token)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String beginningOfSignature(String token) {
    return token.split("\\.")[2].substring(0, 22);
  }

  private static ClickTokens tokens(byte secret) {
    byte[] bytes = new byte[32];
    bytes[0] = secret;
    return ClickTokens.of(new KeyRing(Map.of("k1", bytes)));
  }
}
