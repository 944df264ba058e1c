package io.adclicks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClickTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final ClickToken TOKEN = new ClickToken("ad-1", 2_500, NOW.plusSeconds(60));
  private static final String OLD = key("old", 'a');
  private static final String NEW = key("new", 'b');
  private static final String LONG =
      "long:" + Base64.getEncoder().encodeToString("c".repeat(64).getBytes(StandardCharsets.UTF_8));

  @Test
  void aSignedTokenComesBackWhole() {
    ClickTokens tokens = tokens(NEW);

    assertThat(tokens.verify(tokens.sign(TOKEN), NOW).token()).isEqualTo(TOKEN);
  }

  @Test
  void aTokenOfTheOldKeyStillCountsWhileTheKeyIsListed() {
    String signed = tokens(OLD).sign(TOKEN);

    assertThat(tokens(NEW + "," + OLD).verify(signed, NOW))
        .isEqualTo(new VerifiedToken("old", TOKEN, beginningOfSignature(signed)));
    assertRefused(tokens(NEW), signed, NOW, "key id");
  }

  @Test
  void tokensOfTwoImpressionsHaveFingerprintsOfTheirOwn() {
    ClickTokens tokens = tokens(NEW);
    ClickToken later =
        new ClickToken(TOKEN.adId(), TOKEN.costE4(), TOKEN.expiresAt().plusSeconds(1));

    String fingerprint = tokens.verify(tokens.sign(TOKEN), NOW).fingerprint();

    assertThat(fingerprint).hasSize(22);
    assertThat(tokens.verify(tokens.sign(TOKEN), NOW).fingerprint()).isEqualTo(fingerprint);
    assertThat(tokens.verify(tokens.sign(later), NOW).fingerprint()).isNotEqualTo(fingerprint);
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

  @Test
  void clocksMayDifferByTheSkewAndNoMore() {
    ClickTokens tokens = ClickTokens.of(KeyRing.parse(NEW), Duration.ofSeconds(30));
    String signed = tokens.sign(TOKEN);

    assertThat(tokens.verify(signed, TOKEN.expiresAt().plusSeconds(29)).token()).isEqualTo(TOKEN);
    assertRefused(tokens, signed, TOKEN.expiresAt().plusSeconds(30), "expired");
  }

  @Test
  void aTokenOfTomorrowIsNotValidYet() {
    String signed =
        nimbus("HS256", "new", claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(31))));

    assertRefused(ClickTokens.of(KeyRing.parse(NEW), Duration.ofSeconds(30)), signed, NOW, "yet");
    assertThat(ClickTokens.of(KeyRing.parse(NEW), Duration.ofSeconds(31)).verify(signed, NOW))
        .isEqualTo(new VerifiedToken("new", TOKEN, beginningOfSignature(signed)));
  }

  @Test
  void whatALibrarySignsIsAccepted() {
    String signed =
        nimbus("HS256", "new", claims -> claims.issuer("ad server").issueTime(Date.from(NOW)));

    assertThat(tokens(NEW).verify(signed, NOW).token()).isEqualTo(TOKEN);
  }

  @Test
  void theAlgorithmIsPinned() {
    assertRefused(tokens(LONG), nimbus("HS384", "long", claims -> claims), NOW, "HS256");
    assertRefused(tokens(LONG), nimbus("HS512", "long", claims -> claims), NOW, "HS256");
    String signed = tokens(NEW).sign(TOKEN);
    String rest = signed.substring(signed.indexOf('.'));
    for (String algorithm : new String[] {"none", "None", "RS256", "ES256", "hs256", ""}) {
      String header = encode("{\"alg\":\"" + algorithm + "\",\"kid\":\"new\"}");
      assertRefused(tokens(NEW), header + rest, NOW, "token");
    }
  }

  @Test
  void anExtensionThatIsNotUnderstoodIsRefused() {
    String header = encode("{\"alg\":\"HS256\",\"kid\":\"new\",\"crit\":[\"x\"],\"x\":1}");

    assertRefused(tokens(NEW), header + ".e30.AA", NOW, "token");
  }

  @Test
  void aTokenHasOneSpelling() {
    ClickTokens tokens = tokens(NEW);
    String signed = tokens.sign(TOKEN);
    char last = signed.charAt(signed.length() - 1);
    String sameBits = signed.substring(0, signed.length() - 1) + (char) (last + 1);

    assertRefused(tokens, sameBits, NOW, "signature");
    assertRefused(tokens, signed + "=", NOW, "signature");
    assertRefused(tokens, signed + ".", NOW, "signature");
    assertRefused(tokens, signed + "\n", NOW, "signature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "...", "a.b", "e30.e30.", "é.é.é", "e30.e30.e30"})
  void whatIsNoTokenIsRefused(String text) {
    assertRefused(tokens(NEW), text, NOW, "token");
  }

  @Test
  void aLinkTokenSaysWhoClicksAndWhereToGo() {
    ClickTokens tokens = tokens(NEW);
    ClickToken link =
        new ClickToken("ad-1", 1, NOW.plusSeconds(9), "user-7", "https://shop.example/a?b=c");

    assertThat(tokens.verify(tokens.sign(link), NOW).token()).isEqualTo(link);
    assertThat(link.isLink()).isTrue();
    assertThat(TOKEN.isLink()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "//shop.example",
        "/a",
        "ftp://shop.example",
        "https:///a",
        "https://shop.example/\r\nSet-Cookie: a=b",
        "data:text/html,x",
        "https://shop example"
      })
  void aClickLeadsOnlyToTheWeb(String landing) {
    assertThatThrownBy(() -> new ClickToken("ad-1", 1, NOW, "user", landing))
        .isInstanceOf(RejectedClickException.class)
        .hasMessageStartingWith("landing");
  }

  private static String nimbus(
      String algorithm, String kid, UnaryOperator<JWTClaimsSet.Builder> more) {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .claim("ad_id", "ad-1")
            .claim("cost", "0.2500")
            .expirationTime(Date.from(TOKEN.expiresAt()));
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.parse(algorithm)).keyID(kid).build(),
            more.apply(claims).build());
    try {
      jwt.sign(new MACSigner(KeyRing.parse(NEW + "," + LONG).secrets().get(kid)));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return jwt.serialize();
  }

  private static void assertRefused(ClickTokens tokens, String text, Instant now, String why) {
    assertThatThrownBy(() -> tokens.verify(text, now))
        .isInstanceOf(InvalidTokenException.class)
        .hasMessageContaining(why);
  }

  private static ClickTokens tokens(String keys) {
    return ClickTokens.of(KeyRing.parse(keys));
  }

  private static String key(String kid, char fill) {
    byte[] secret = String.valueOf(fill).repeat(32).getBytes(StandardCharsets.UTF_8);
    return kid + ":" + Base64.getEncoder().encodeToString(secret);
  }

  private static String beginningOfSignature(String signed) {
    return signed.split("\\.")[2].substring(0, 22);
  }

  private static String encode(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
