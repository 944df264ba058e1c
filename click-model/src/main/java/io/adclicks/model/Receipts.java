package io.adclicks.model;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cryptomator.siv.SivMode;
import org.cryptomator.siv.UnauthenticCiphertextException;

/**
 * Seals receipts as text, {@code kid.base64url}, and opens them: AES-SIV (RFC 5297), which signs
 * and hides at once. Hidden, because positions would tell everybody how many clicks come in, and a
 * robot which of its clicks are recognised as copies. The same click always has the same receipt.
 */
public final class Receipts {
  private static final String HMAC = "HmacSHA256";
  private static final char SEPARATOR = '.';
  private static final SivMode SIV = new SivMode();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final Map<String, Key> keys = new HashMap<>();
  private final String sealingKeyId;
  private final Key sealingKey;

  private Receipts(KeyRing ring) {
    ring.secrets().forEach((id, secret) -> keys.put(id, new Key(secret)));
    sealingKeyId = ring.signingKeyId();
    sealingKey = keys.get(sealingKeyId);
  }

  /** Receipts under these keys, which are not those of the tokens. */
  public static Receipts of(KeyRing keys) {
    return new Receipts(keys);
  }

  /** The text that is given to the client. */
  public String seal(Receipt receipt) {
    byte[] sealed =
        SIV.encrypt(sealingKey.hiding, sealingKey.signing, ReceiptCodec.encode(receipt));
    return sealingKeyId + SEPARATOR + ENCODER.encodeToString(sealed);
  }

  /**
   * The receipt in a text.
   *
   * @throws InvalidReceiptException if it was not sealed under one of the keys
   */
  public Receipt open(String text) {
    int separator = text.indexOf(SEPARATOR);
    Key key = separator < 0 ? null : keys.get(text.substring(0, separator));
    if (key == null) {
      throw new InvalidReceiptException("the receipt's key id is unknown");
    }
    try {
      byte[] sealed = Base64.getUrlDecoder().decode(text.substring(separator + 1));
      return ReceiptCodec.decode(SIV.decrypt(key.hiding, key.signing, sealed));
    } catch (UnauthenticCiphertextException
        | IllegalBlockSizeException
        | IllegalArgumentException e) {
      throw new InvalidReceiptException("the receipt was not given by this system");
    }
  }

  /** As bytes: of a key object the cipher would take and wipe a copy each time. */
  private static final class Key {
    private final byte[] hiding;
    private final byte[] signing;

    Key(byte[] secret) {
      hiding = derive(secret, "receipt-hiding");
      signing = derive(secret, "receipt-signing");
    }

    private static byte[] derive(byte[] secret, String purpose) {
      try {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(secret, HMAC));
        return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("this JDK lacks " + HMAC, e);
      }
    }
  }
}
