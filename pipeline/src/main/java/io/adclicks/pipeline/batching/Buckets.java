package io.adclicks.pipeline.batching;

import java.io.Serializable;

/**
 * Spreads users, addresses and ads over a fixed number of keys.
 *
 * <p>What chooses the bucket is part of the state format: another one would send an ad's next click
 * to a bucket that does not know the earlier ones.
 *
 * @param count how many buckets each stage has, 1 to 32767; fixed for the life of a job's state
 */
public record Buckets(int count) implements Serializable {
  /**
   * Under which keys and windows state is kept: version 1 numbered the buckets, 2 has the keys of
   * {@link BucketKeys}, 3 the same, ads by fingerprint, and hours that linger longer.
   */
  public static final int KEYS_VERSION = 3;

  public Buckets {
    if (count < 1 || count > Short.MAX_VALUE) {
      throw new IllegalArgumentException(
          "buckets is " + count + ": write a number from 1 to " + Short.MAX_VALUE);
    }
  }

  /** The bucket of what has that hash, the upper half of its fingerprint, from 0. */
  public int of(long hash) {
    return (int) (((hash >>> 32) * count) >>> 32);
  }
}
