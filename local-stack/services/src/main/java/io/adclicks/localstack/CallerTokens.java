package io.adclicks.localstack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Issues tokens for the query API of a local stack, where no identity provider is. */
public final class CallerTokens {
  private static final Duration LIFE = Duration.ofDays(7);
  private static final int KEY_BITS = 2048;
  private static final String ISSUER = "adclicks-local";

  private final RSAKey key;
  private final InstantSource clock;

  private CallerTokens(RSAKey key, InstantSource clock) {
    this.key = key;
    this.clock = clock;
  }

  /** With a new key. */
  public static CallerTokens create() {
    try {
      return new CallerTokens(
          new RSAKeyGenerator(KEY_BITS).keyID("local").generate(), InstantSource.system());
    } catch (JOSEException e) {
      throw new ServiceFailedException("no key for tokens can be made: " + e.getMessage(), e);
    }
  }

  /** With the key that {@link #privateKey} wrote. */
  public static CallerTokens of(String privateKey) {
    try {
      return new CallerTokens(RSAKey.parse(privateKey), InstantSource.system());
    } catch (ParseException e) {
      throw new ServiceFailedException("the key for tokens cannot be read: restart the stack", e);
    }
  }

  /** The same key at another time. */
  public CallerTokens at(Instant now) {
    return new CallerTokens(key, Clock.fixed(now, ZoneOffset.UTC));
  }

  /** The key that signs, as a JSON web key; to be kept secret. */
  public String privateKey() {
    return key.toJSONString();
  }

  /** The key that verifies, as {@code mp.jwt.verify.publickey} takes it. */
  public String publicKey() {
    try {
      return Base64.getEncoder().encodeToString(key.toRSAPublicKey().getEncoded());
    } catch (JOSEException e) {
      throw new ServiceFailedException("the key for tokens is none: restart the stack", e);
    }
  }

  /** A token that sees everything. */
  public String admin() {
    return sign(claims("local admin", "admin").build());
  }

  /** A token that sees the ads of an advertiser. */
  public String advertiser(String id) {
    return sign(claims(id, "advertiser").claim("advertiser_id", id).build());
  }

  /** A token of a group that means nothing to the query API. */
  public String ofGroup(String group) {
    return sign(claims("somebody", group).build());
  }

  private JWTClaimsSet.Builder claims(String name, String group) {
    Instant now = clock.instant();
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .subject(name)
        .claim("upn", name)
        .claim("groups", List.of(group))
        .jwtID(UUID.randomUUID().toString())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(LIFE)));
  }

  private String sign(JWTClaimsSet claims) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new ServiceFailedException("a token cannot be signed: " + e.getMessage(), e);
    }
  }
}
