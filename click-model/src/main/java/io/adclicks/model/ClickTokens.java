package io.adclicks.model;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

/** Signs and verifies click tokens: JWTs (RFC 7519) under HS256 only, chosen by {@code kid}. */
public final class ClickTokens {
  private static final String AD_ID = "ad_id";
  private static final String COST = "cost";

  private final String signingKeyId;
  private final JWSSigner signer;
  private final Map<String, JWSVerifier> verifiers = new HashMap<>();

  private ClickTokens(ClickTokenKeys keys) throws JOSEException {
    signingKeyId = keys.signingKeyId();
    signer = new MACSigner(keys.secrets().get(signingKeyId));
    for (Map.Entry<String, byte[]> key : keys.secrets().entrySet()) {
      verifiers.put(key.getKey(), new MACVerifier(key.getValue()));
    }
  }

  /** Tokens under these keys. */
  public static ClickTokens of(ClickTokenKeys keys) {
    try {
      return new ClickTokens(keys);
    } catch (JOSEException e) {
      throw new IllegalArgumentException("the token keys cannot be used: " + e.getMessage(), e);
    }
  }

  /** The signed text of a token. */
  public String sign(ClickToken token) {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(signingKeyId).build();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .claim(AD_ID, token.adId())
            .claim(COST, Money.format(token.costE4()))
            .expirationTime(Date.from(token.expiresAt()))
            .build();
    SignedJWT jwt = new SignedJWT(header, claims);
    try {
      jwt.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("the token cannot be signed: " + e.getMessage(), e);
    }
    return jwt.serialize();
  }

  /**
   * Reads a token and checks signature and expiry.
   *
   * @throws InvalidTokenException if the token is forged, expired or no token
   */
  public ClickToken verify(String text, Instant now) {
    try {
      SignedJWT jwt = SignedJWT.parse(text);
      if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())) {
        throw new InvalidTokenException("the token is not signed with HS256");
      }
      JWSVerifier verifier = verifiers.get(String.valueOf(jwt.getHeader().getKeyID()));
      if (verifier == null) {
        throw new InvalidTokenException("the token's key id is unknown");
      }
      if (!jwt.verify(verifier)) {
        throw new InvalidTokenException("the token's signature is wrong");
      }
      return requireCurrent(read(jwt.getJWTClaimsSet()), now);
    } catch (ParseException | JOSEException | RejectedClickException e) {
      throw new InvalidTokenException("the token cannot be read");
    }
  }

  private static ClickToken read(JWTClaimsSet claims) throws ParseException {
    Date expiry = claims.getExpirationTime();
    String adId = claims.getStringClaim(AD_ID);
    String cost = claims.getStringClaim(COST);
    if (expiry == null || adId == null || cost == null) {
      throw new InvalidTokenException("the token lacks ad_id, cost or exp");
    }
    return new ClickToken(adId, Money.parse(cost), expiry.toInstant());
  }

  private static ClickToken requireCurrent(ClickToken token, Instant now) {
    if (!now.isBefore(token.expiresAt())) {
      throw new InvalidTokenException("the token has expired");
    }
    return token;
  }
}
