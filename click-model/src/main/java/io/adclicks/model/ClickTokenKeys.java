package io.adclicks.model;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The secrets that sign click tokens, by key id. The first one signs, all of them verify, so a key
 * is rotated by putting a new one in front and dropping the old one when its tokens have expired.
 *
 * @param secrets secret by {@code kid}, at least one, each of 32 bytes or more (RFC 7518, 3.2)
 */
public record ClickTokenKeys(Map<String, byte[]> secrets) {
  private static final int MIN_SECRET_BYTES = 32;

  public ClickTokenKeys {
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("no token key is given: write kid:base64secret");
    }
    secrets.forEach(ClickTokenKeys::requireStrong);
    secrets = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
  }

  /**
   * Reads keys from configuration.
   *
   * @param text {@code kid:base64secret}, several separated by commas
   */
  public static ClickTokenKeys parse(String text) {
    Map<String, byte[]> secrets = new LinkedHashMap<>();
    for (String part : text.split(",")) {
      int colon = part.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("a token key must be written kid:base64secret");
      }
      secrets.put(part.substring(0, colon).strip(), decode(part.substring(colon + 1).strip()));
    }
    return new ClickTokenKeys(secrets);
  }

  /** The id of the key that signs. */
  public String signingKeyId() {
    return secrets.keySet().iterator().next();
  }

  @Override
  public String toString() {
    return "ClickTokenKeys" + secrets.keySet();
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the secret of a token key is not base64", e);
    }
  }

  private static void requireStrong(String kid, byte[] secret) {
    if (kid.isBlank() || secret.length < MIN_SECRET_BYTES) {
      throw new IllegalArgumentException(
          "token key \"%s\" has %d bytes, HS256 needs at least %d"
              .formatted(kid, secret.length, MIN_SECRET_BYTES));
    }
  }
}
