package io.adclicks.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** The claims of a token whose signature holds, each at most once; unknown ones are skipped. */
final class TokenClaims {
  static final String AD_ID = "ad_id";
  static final String COST = "cost";
  static final String LANDING = "landing";

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private String adId;
  private String cost;
  private Instant expiresAt;
  private Instant notBefore = Instant.EPOCH;
  private String userId = "";
  private String landing = "";

  private TokenClaims() {}

  /**
   * Reads a payload.
   *
   * @throws InvalidTokenException if it holds no token
   */
  static TokenClaims read(byte[] payload) {
    TokenClaims claims = new TokenClaims();
    try (JsonParser json = JSON.createParser(payload)) {
      claims.readObject(json);
    } catch (IOException | DateTimeException e) {
      throw unreadable();
    }
    if (claims.expiresAt == null || claims.adId == null || claims.cost == null) {
      throw new InvalidTokenException("the token lacks ad_id, cost or exp");
    }
    return claims;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  Instant notBefore() {
    return notBefore;
  }

  ClickToken toToken() {
    try {
      return new ClickToken(adId, Money.parse(cost), expiresAt, userId, landing);
    } catch (RejectedClickException e) {
      throw new InvalidTokenException("the token is of no use: " + e.getMessage());
    }
  }

  private void readObject(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw unreadable();
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case AD_ID -> adId = text(json);
        case COST -> cost = text(json);
        case "exp" -> expiresAt = time(json);
        case "nbf" -> notBefore = time(json);
        case "sub" -> userId = text(json);
        case LANDING -> landing = text(json);
        default -> json.skipChildren();
      }
    }
    if (json.nextToken() != null) {
      throw unreadable();
    }
  }

  private static String text(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw unreadable();
    }
    return json.getText();
  }

  private static Instant time(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw unreadable();
    }
    return Instant.ofEpochSecond(json.getLongValue());
  }

  private static InvalidTokenException unreadable() {
    return new InvalidTokenException("the token cannot be read");
  }
}
