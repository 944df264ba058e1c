package io.adclicks.query.answer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Digests the content of an answer; the same on every instance of the service. */
public final class Fingerprint {
  private static final int BYTES_KEPT = 15;

  private final MessageDigest digest;
  private final ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES);

  /** The fingerprint of nothing. */
  public Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Takes up a number. */
  public Fingerprint add(long value) {
    digest.update(buffer.clear().putLong(value).flip());
    return this;
  }

  /** Takes up a text. */
  public Fingerprint add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    digest.update(bytes);
    return this;
  }

  /** What was taken up, as a short text; ends the fingerprint. */
  public String text() {
    return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest.digest(), BYTES_KEPT));
  }
}
