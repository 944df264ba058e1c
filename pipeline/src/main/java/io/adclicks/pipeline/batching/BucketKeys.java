package io.adclicks.pipeline.batching;

import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.sdk.util.VarInt;

/**
 * The keys that stand for buckets, chosen so that Flink deals them out evenly; to other runners any
 * keys are as good.
 *
 * <p>Flink hashes a key to one of its key groups, and hands each slot a range of groups. Of 32
 * buckets that are simply numbered, the busiest of 8 slots gets twice its share, and all wait for
 * it. Here bucket {@code b} of {@code n} has the lowest key whose group is {@code b / n} of the way
 * through all groups, so that slots whose number divides {@code n} get as many buckets each: with
 * up to 128 buckets and 85 slots; beyond, if {@code n} is a power of two and more than 4/3 of the
 * slots.
 *
 * <p>The hash is Beam's of a key for Flink, then that of Flink's {@code KeyGroupRangeAssignment}.
 * Part of the state format.
 */
final class BucketKeys {
  /** Flink's default for up to 85 slots; with more, multiples of it. */
  private static final int KEY_GROUPS = 128;

  private static final Hasher128 MURMUR = Hashing.murmur3_128();

  private static final Map<Integer, int[]> KNOWN = new ConcurrentHashMap<>();

  private BucketKeys() {}

  /** The keys of some number of buckets, each a key of its own; not to be changed. */
  static int[] of(int buckets) {
    return KNOWN.computeIfAbsent(buckets, BucketKeys::search);
  }

  private static int[] search(int buckets) {
    int groups = Math.max(KEY_GROUPS, Integer.highestOneBit(2 * buckets - 1));
    int[] bucketOfGroup = new int[groups];
    Arrays.fill(bucketOfGroup, -1);
    for (int bucket = 0; bucket < buckets; bucket++) {
      bucketOfGroup[(int) (((long) bucket * groups + buckets - 1) / buckets)] = bucket;
    }
    int[] keys = new int[buckets];
    int left = buckets;
    for (int key = 0; left > 0; key++) {
      int group = murmur(hash(key)) % groups;
      int bucket = bucketOfGroup[group];
      if (bucket >= 0) {
        keys[bucket] = key;
        bucketOfGroup[group] = -1;
        left--;
      }
    }
    return keys;
  }

  /** The hash code of Beam's {@code FlinkKey}: of the bytes in which Beam writes a number. */
  private static int hash(int number) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      VarInt.encode(number, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return (int) MURMUR.hashBytesTo128Bits(bytes.toByteArray()).getLeastSignificantBits();
  }

  /** Flink's {@code MathUtils.murmurHash}: 32-bit MurmurHash3 of one block. */
  private static int murmur(int code) {
    int mixed = Integer.rotateLeft(code * 0xcc9e2d51, 15) * 0x1b873593;
    mixed = Integer.rotateLeft(mixed, 13) * 5 + 0xe6546b64;
    mixed ^= 4;
    mixed = (mixed ^ (mixed >>> 16)) * 0x85ebca6b;
    mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
    mixed ^= mixed >>> 16;
    return mixed == Integer.MIN_VALUE ? 0 : Math.abs(mixed);
  }
}
