package io.adclicks.bench.micro;

import io.adclicks.pipeline.batching.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The fingerprint of a user id of 64 bytes, beside a digest of as many bits. */
@State(Scope.Thread)
public class FingerprintBenchmark {
  private final byte[] user = Samples.CLICK.userId().getBytes(StandardCharsets.UTF_8);
  private final MessageDigest md5 = md5();

  /** XXH3 of 128 bits. */
  @Benchmark
  public Fingerprint fingerprint() {
    return Fingerprint.of(user, 0, user.length);
  }

  /** The peer. */
  @Benchmark
  public byte[] messageDigest() {
    return md5.digest(user);
  }

  @SuppressWarnings("MD5") // A peer in speed, not a protection.
  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
