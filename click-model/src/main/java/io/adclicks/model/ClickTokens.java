package io.adclicks.model;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Signs and verifies click tokens: JWTs (RFC 7519) under HS256 only, chosen by {@code kid}. */
public final class ClickTokens {
  private static final int FINGERPRINT_LENGTH = 22;

  private final String signingKeyId;
  private final JWSSigner signer;
  private final TokenSignatures signatures;
  private final Duration clockSkew;

  private ClickTokens(KeyRing keys, Duration clockSkew) throws JOSEException {
    this.clockSkew = requireNonNull(clockSkew, "clockSkew is null");
    signingKeyId = keys.signingKeyId();
    signer = new MACSigner(keys.secrets().get(signingKeyId));
    signatures = new TokenSignatures(keys);
    if (clockSkew.isNegative()) {
      throw new IllegalArgumentException("clockSkew " + clockSkew + " must not be negative");
    }
  }

  /** Tokens under these keys, with clocks that agree. */
  public static ClickTokens of(KeyRing keys) {
    return of(keys, Duration.ZERO);
  }

  /**
   * Tokens under these keys.
   *
   * @param clockSkew how far the clocks of the ad server and of the verifier may be apart
   */
  public static ClickTokens of(KeyRing keys, Duration clockSkew) {
    try {
      return new ClickTokens(keys, clockSkew);
    } catch (JOSEException e) {
      throw new IllegalArgumentException("the token keys cannot be used: " + e.getMessage(), e);
    }
  }

  /** The signed text of a token. */
  public String sign(ClickToken token) {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(signingKeyId).build();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .claim(TokenClaims.AD_ID, token.adId())
            .claim(TokenClaims.COST, Money.format(token.costE4()))
            .expirationTime(Date.from(token.expiresAt()));
    if (!token.userId().isEmpty()) {
      claims.subject(token.userId());
    }
    if (!token.landing().isEmpty()) {
      claims.claim(TokenClaims.LANDING, token.landing());
    }
    SignedJWT jwt = new SignedJWT(header, claims.build());
    try {
      jwt.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("the token cannot be signed: " + e.getMessage(), e);
    }
    return jwt.serialize();
  }

  /**
   * Checks the signature of a token, reads it and checks its times.
   *
   * @throws InvalidTokenException if the token is forged, expired, not valid yet or no token
   */
  public VerifiedToken verify(String text, Instant now) {
    TokenSignatures.Signed signed = signatures.verify(text);
    requireCurrent(signed.claims(), now);
    return new VerifiedToken(signed.keyId(), signed.claims().toToken(), fingerprint(text));
  }

  /** Since a signature has one spelling only, so has its beginning. */
  private static String fingerprint(String text) {
    int signature = text.lastIndexOf('.') + 1;
    return text.substring(signature, signature + FINGERPRINT_LENGTH);
  }

  private void requireCurrent(TokenClaims claims, Instant now) {
    if (!now.minus(clockSkew).isBefore(claims.expiresAt())) {
      throw new InvalidTokenException("the token has expired");
    }
    if (now.plus(clockSkew).isBefore(claims.notBefore())) {
      throw new InvalidTokenException("the token is not valid yet");
    }
  }
}
