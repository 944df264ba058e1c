package io.adclicks.query;

import io.adclicks.localstack.CallerTokens;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Calls the service with tokens that it accepts. */
public final class Api {
  /** What receipts are sealed under; the second key is one that the gateway no longer uses. */
  public static final String RECEIPT_KEYS = key("new", 'n') + "," + key("old", 'o');

  private static final String KEY = "adclicks.test.key";

  /** What the service is configured to accept: one key, whichever class loader asks for it. */
  public static final CallerTokens TOKENS =
      CallerTokens.of(
          (String)
              System.getProperties()
                  .computeIfAbsent(KEY, name -> CallerTokens.create().privateKey()));

  private Api() {}

  /** Asks as an admin. */
  public static Response get(String path) {
    return asAdmin().get(path);
  }

  /** A request of an admin; its path is sent as it is written. */
  public static RequestSpecification asAdmin() {
    return with(TOKENS.admin());
  }

  /** A request of an advertiser. */
  public static RequestSpecification asAdvertiser(String id) {
    return with(TOKENS.advertiser(id));
  }

  /** A key of receipts that anybody could guess. */
  public static String key(String id, char letter) {
    byte[] secret = String.valueOf(letter).repeat(32).getBytes(StandardCharsets.US_ASCII);
    return id + ":" + Base64.getEncoder().encodeToString(secret);
  }

  /** A request with any token. */
  public static RequestSpecification with(String token) {
    return RestAssured.given().urlEncodingEnabled(false).auth().oauth2(token);
  }
}
