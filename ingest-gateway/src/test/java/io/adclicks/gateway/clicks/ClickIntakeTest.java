package io.adclicks.gateway.clicks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adclicks.gateway.origin.AddressRanges;
import io.adclicks.gateway.origin.ClientAddress;
import io.adclicks.gateway.origin.RequestOrigin;
import io.adclicks.gateway.refusal.Refusal;
import io.adclicks.gateway.refusal.RefusedException;
import io.adclicks.gateway.traffic.BotUserAgents;
import io.adclicks.gateway.traffic.InvalidTraffic;
import io.adclicks.model.Click;
import io.adclicks.model.ClickToken;
import io.adclicks.model.ClickTokenKeys;
import io.adclicks.model.ClickTokens;
import io.adclicks.model.EventTimeGuard;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClickIntakeTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final RequestOrigin BROWSER = origin("Mozilla/5.0 Firefox/140.0");

  private final ClickTokens tokens = tokens((byte) 1);
  private final ClickIntake intake =
      new ClickIntake(
          tokens,
          EventTimeGuard.DEFAULT,
          new ClientAddress(AddressRanges.of(List.of())),
          new InvalidTraffic(BotUserAgents.bundled(), AddressRanges.of(List.of())),
          InstantSource.fixed(NOW));

  @Test
  void priceComesFromTheTokenAndAddressFromTheConnection() {
    byte[] body = body("ad", NOW.toEpochMilli() - 5, token("ad", NOW.plusSeconds(60)));

    assertThat(intake.take(body, BROWSER))
        .isEqualTo(
            new Click(
                "ad", "user", NOW.toEpochMilli() - 5, "192.0.2.1", 2_500, "", NOW.toEpochMilli()));
  }

  @Test
  void robotIsTaggedAndTaken() {
    byte[] body = body("ad", NOW.toEpochMilli(), token("ad", NOW.plusSeconds(60)));

    assertThat(intake.take(body, origin("curl/8.5.0")).ivt()).isEqualTo("BOT_USER_AGENT");
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
    assertThatThrownBy(() -> intake.take(body, BROWSER))
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

  private static RequestOrigin origin(String userAgent) {
    return new RequestOrigin("192.0.2.1", List.of(), userAgent, "");
  }

  private static ClickTokens tokens(byte secret) {
    byte[] bytes = new byte[32];
    bytes[0] = secret;
    return ClickTokens.of(new ClickTokenKeys(Map.of("k1", bytes)));
  }
}
