package io.adclicks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ClickTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final ClickToken TOKEN = new ClickToken("ad-1", 2_500, NOW.plusSeconds(60));
  private static final String OLD = key("old", 'a');
  private static final String NEW = key("new", 'b');

  @Test
  void aSignedTokenComesBackWhole() {
    ClickTokens tokens = tokens(NEW);

    assertThat(tokens.verify(tokens.sign(TOKEN), NOW)).isEqualTo(TOKEN);
  }

  @Test
  void aTokenOfTheOldKeyStillCountsWhileTheKeyIsListed() {
    String signed = tokens(OLD).sign(TOKEN);

    assertThat(tokens(NEW + "," + OLD).verify(signed, NOW)).isEqualTo(TOKEN);
    assertRefused(tokens(NEW), signed, NOW, "key id");
  }

  @Test
  void anExpiredTokenIsRefused() {
    ClickTokens tokens = tokens(NEW);

    assertRefused(tokens, tokens.sign(TOKEN), TOKEN.expiresAt(), "expired");
  }

  @Test
  void aChangedPriceBreaksTheSignature() {
    ClickTokens tokens = tokens(NEW);
    String[] parts = tokens.sign(TOKEN).split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String forged = encode(claims.replace("0.2500", "0.0001"));

    assertRefused(tokens, parts[0] + "." + forged + "." + parts[2], NOW, "signature");
  }

  @Test
  void anUnsignedTokenIsRefused() {
    String claims = "{\"ad_id\":\"ad-1\",\"cost\":\"0\",\"exp\":9999999999}";
    String unsigned = encode("{\"alg\":\"none\",\"kid\":\"new\"}") + "." + encode(claims) + ".";

    assertRefused(tokens(NEW), unsigned, NOW, "token");
  }

  private static void assertRefused(ClickTokens tokens, String text, Instant now, String why) {
    assertThatThrownBy(() -> tokens.verify(text, now))
        .isInstanceOf(InvalidTokenException.class)
        .hasMessageContaining(why);
  }

  private static ClickTokens tokens(String keys) {
    return ClickTokens.of(ClickTokenKeys.parse(keys));
  }

  private static String key(String kid, char fill) {
    byte[] secret = String.valueOf(fill).repeat(32).getBytes(StandardCharsets.UTF_8);
    return kid + ":" + Base64.getEncoder().encodeToString(secret);
  }

  private static String encode(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
