package io.adclicks.pipeline.batching;

import java.nio.charset.StandardCharsets;

/**
 * An ad inside a record of a batch: its stable hash, and where its id lies. A cursor that holds
 * until the next read.
 */
public final class AdKey {
  private long hash;
  private byte[] bytes = {};
  private int start;
  private int length;

  /** Moves to the ad that comes next in a batch. */
  public void read(BodyReader in) {
    hash = in.hash();
    bytes = in.text().bytes();
    start = in.textStart();
    length = in.textLength();
  }

  /** Appends the ad as {@link #read} reads it. */
  public BodyWriter writeTo(BodyWriter out) {
    return write(hash, bytes, start, length, out);
  }

  /** Appends an ad whose id lies in some bytes. */
  public static BodyWriter write(byte[] bytes, int start, int length, BodyWriter out) {
    return write(Buckets.hash(bytes, start, length), bytes, start, length, out);
  }

  /** The ad's number in an index. */
  public int idIn(ByteKeyIndex ads) {
    return ads.idOf(hash, bytes, start, length);
  }

  /** The stable hash, which chooses the bucket. */
  public long hash() {
    return hash;
  }

  /** The id as text. */
  public String text() {
    return new String(bytes, start, length, StandardCharsets.UTF_8);
  }

  private static BodyWriter write(long hash, byte[] bytes, int start, int length, BodyWriter out) {
    return out.hash(hash).text(bytes, start, length);
  }
}
