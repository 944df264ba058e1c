package io.adclicks.model;

import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Secrets by key id, for tokens or for receipts. The first one signs, all of them verify, so a key
 * is rotated by putting a new one in front and dropping the old one when nothing that it signed is
 * of worth any more.
 *
 * @param secrets secret by {@code kid}, at least one, each of 32 bytes or more (RFC 7518, 3.2)
 */
public record KeyRing(Map<String, byte[]> secrets) {
  private static final int MIN_SECRET_BYTES = 32;
  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_~-]{1,64}");
  private static final Pattern SEPARATOR = Pattern.compile("[,\\r\\n]+");

  public KeyRing {
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("no key is given: write kid:base64secret");
    }
    secrets.forEach(KeyRing::requireStrong);
    secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
  }

  /**
   * Reads keys from configuration.
   *
   * @param text {@code kid:base64secret}, several separated by commas or line ends
   */
  public static KeyRing parse(String text) {
    Map<String, byte[]> secrets = new LinkedHashMap<>();
    for (String part : SEPARATOR.split(text)) {
      if (!part.isBlank()) {
        int colon = part.indexOf(':');
        if (colon < 1) {
          throw new IllegalArgumentException("a key must be written kid:base64secret");
        }
        put(secrets, part.substring(0, colon).strip(), decode(part.substring(colon + 1).strip()));
      }
    }
    return new KeyRing(secrets);
  }

  /** The id of the key that signs. */
  public String signingKeyId() {
    return secrets.keySet().iterator().next();
  }

  @Override
  public String toString() {
    return "KeyRing" + secrets.keySet();
  }

  private static void put(Map<String, byte[]> secrets, String keyId, byte[] secret) {
    if (secrets.putIfAbsent(keyId, secret) != null) {
      throw new IllegalArgumentException("key \"" + keyId + "\" is there twice: name each once");
    }
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the secret of a key is not base64", e);
    }
  }

  private static void requireStrong(String keyId, byte[] secret) {
    if (!KEY_ID.matcher(keyId).matches()) {
      throw new IllegalArgumentException(
          "key id \"%s\" is none: write 1 to 64 letters, digits, _, ~ or -"
              .formatted(Text.excerpt(keyId)));
    }
    if (secret.length < MIN_SECRET_BYTES) {
      throw new IllegalArgumentException(
          "key \"%s\" has %d bytes, at least %d are needed"
              .formatted(keyId, secret.length, MIN_SECRET_BYTES));
    }
  }
}
