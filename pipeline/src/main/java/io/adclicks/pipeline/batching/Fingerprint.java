package io.adclicks.pipeline.batching;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;

/**
 * Users, addresses, tokens and ads travel and are compared as 128-bit fingerprints (XXH3, 128
 * bits), a quarter of the bytes of an id and none of the price of comparing texts.
 *
 * <p>Among the ten million users of a busy minute two share a fingerprint with a probability of
 * 10<sup>-25</sup> (birthday bound n²/2<sup>129</sup>), far less than a memory chip turns a bit.
 * The hash is part of the state format.
 *
 * @param high the upper 64 bits; they choose the bucket
 * @param low the lower 64 bits
 */
public record Fingerprint(long high, long low) {
  /** Stands for a text that is not there. */
  public static final Fingerprint NONE = new Fingerprint(0, 0);

  private static final Hasher128 HASHER = Hashing.xxh3_128();

  /** The fingerprint of a text; of an empty one, {@link #NONE}. */
  public static Fingerprint of(byte[] bytes, int start, int length) {
    if (length == 0) {
      return NONE;
    }
    HashValue128 hash = HASHER.hashBytesTo128Bits(bytes, start, length);
    return new Fingerprint(hash.getMostSignificantBits(), hash.getLeastSignificantBits());
  }
}
