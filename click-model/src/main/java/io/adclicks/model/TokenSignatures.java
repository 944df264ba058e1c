package io.adclicks.model;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks compact signatures (RFC 7515, 7.1) at the rate at which clicks come. A library reads each
 * header once; since all tokens of a key begin with the same header, its text is the key from then
 * on, and what remains for each token is one HMAC. The algorithm is pinned by the key, never taken
 * from the token.
 */
final class TokenSignatures {
  private static final String HMAC = "HmacSHA256";
  private static final int MAX_TOKEN_LENGTH = 8_192;
  private static final int MAX_KNOWN_HEADERS = 256;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final Map<String, Key> keys = new HashMap<>();
  private final Map<String, Key> keyOfHeader = new ConcurrentHashMap<>();

  TokenSignatures(KeyRing ring) {
    ring.secrets().forEach((id, secret) -> keys.put(id, Key.of(id, secret)));
  }

  /**
   * The claims of a token with a right signature.
   *
   * @throws InvalidTokenException if it has none, or no claims
   */
  Signed verify(String text) {
    int first = text.indexOf('.');
    int second = text.indexOf('.', first + 1);
    if (first < 1 || second < 0 || text.length() > MAX_TOKEN_LENGTH) {
      throw unreadable();
    }
    Key key = keyOf(text.substring(0, first));
    byte[] expected = BASE64.encode(key.sign(text.substring(0, second)));
    byte[] given = text.substring(second + 1).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(expected, given)) {
      throw new InvalidTokenException("the token's signature is wrong");
    }
    try {
      byte[] payload = Base64.getUrlDecoder().decode(text.substring(first + 1, second));
      return new Signed(key.id(), TokenClaims.read(payload));
    } catch (IllegalArgumentException e) {
      throw unreadable();
    }
  }

  private Key keyOf(String header) {
    Key known = keyOfHeader.get(header);
    if (known != null) {
      return known;
    }
    Key key = parse(header);
    if (keyOfHeader.size() < MAX_KNOWN_HEADERS) {
      keyOfHeader.put(header, key);
    }
    return key;
  }

  private Key parse(String text) {
    JWSHeader header;
    try {
      header = JWSHeader.parse(new Base64URL(text));
    } catch (ParseException | IllegalArgumentException e) {
      throw unreadable();
    }
    if (!JWSAlgorithm.HS256.equals(header.getAlgorithm())) {
      throw new InvalidTokenException("the token is not signed with HS256");
    }
    if (header.getCriticalParams() != null || !header.isBase64URLEncodePayload()) {
      throw new InvalidTokenException("the token asks for an extension that is not understood");
    }
    Key key = keys.get(String.valueOf(header.getKeyID()));
    if (key == null) {
      throw new InvalidTokenException("the token's key id is unknown");
    }
    return key;
  }

  private static InvalidTokenException unreadable() {
    return new InvalidTokenException("the token cannot be read");
  }

  /** What was signed, and with which key. */
  record Signed(String keyId, TokenClaims claims) {}

  /** A key with a MAC for each thread, since none serves two at once. */
  private record Key(String id, ThreadLocal<Mac> macs) {
    static Key of(String id, byte[] secret) {
      return new Key(id, ThreadLocal.withInitial(() -> mac(secret)));
    }

    byte[] sign(String text) {
      return macs.get().doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Mac mac(byte[] secret) {
      try {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(secret, HMAC));
        return mac;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("this JDK lacks " + HMAC, e);
      }
    }
  }
}
