package io.adclicks.backfill.archive;

import io.adclicks.model.Click;
import io.adclicks.model.ClickCodec;
import io.adclicks.model.ClickReader;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What becomes of addresses in the archive: they stay, or a keyed hash takes their place (HMAC, RFC
 * 2104, with SHA-256, half of its bits). The same address always gets the same pseudonym, so that
 * the rule about addresses judges as before. Not safe for several threads.
 */
public final class AddressPrivacy implements Serializable {
  /** Addresses stay as they are. */
  public static final AddressPrivacy NONE = new AddressPrivacy(null);

  private static final long serialVersionUID = 1L;
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MIN_KEY_BYTES = 32;
  private static final int PSEUDONYM_BYTES = 16;
  private static final int REMEMBERED = 1 << 16;

  private final byte[] key;
  private transient Mac mac;
  private transient Map<String, String> known;

  private AddressPrivacy(byte[] key) {
    this.key = key;
  }

  /**
   * Addresses get pseudonyms.
   *
   * @param key a secret of 32 bytes or more
   */
  public static AddressPrivacy pseudonyms(byte[] key) {
    if (key.length < MIN_KEY_BYTES) {
      throw new IllegalArgumentException(
          "the key of the pseudonyms has %d bytes: write %d or more"
              .formatted(key.length, MIN_KEY_BYTES));
    }
    return new AddressPrivacy(key.clone());
  }

  /** Whether addresses get pseudonyms. */
  public boolean isOn() {
    return key != null;
  }

  /** The encoded click as it may be kept. */
  byte[] apply(ClickReader click) {
    if (!isOn() || click.ipLength() == 0) {
      return click.bytes();
    }
    Click plain = click.toClick();
    return ClickCodec.encode(
        new Click(
            plain.adId(),
            plain.userId(),
            plain.eventTimeMillis(),
            pseudonym(plain.ip()),
            plain.costE4(),
            plain.ivt(),
            plain.receivedAtMillis(),
            plain.token()));
  }

  private String pseudonym(String address) {
    if (known == null || known.size() >= REMEMBERED) {
      known = new HashMap<>();
    }
    return known.computeIfAbsent(address, this::hash);
  }

  private String hash(String address) {
    byte[] hash = mac().doFinal(address.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(Arrays.copyOf(hash, PSEUDONYM_BYTES));
  }

  private Mac mac() {
    if (mac == null) {
      try {
        mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(key, ALGORITHM));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
    return mac;
  }
}
