package io.adclicks.pipeline.batching;

import java.nio.charset.StandardCharsets;

/**
 * An ad inside a record of a batch: the fingerprint of its id, and the id itself as the record's
 * name, if the batch has it. A cursor that holds until the next read.
 */
public final class AdKey {
  private static final byte[] NO_ID = {};

  private long high;
  private long low;
  private byte[] id = NO_ID;
  private int start;
  private int length;

  /** Moves to the ad that comes next in a batch. */
  public void read(BodyReader in) {
    high = in.hash();
    low = in.hash();
    BodyReader name = in.name();
    id = name == null ? NO_ID : name.bytes();
    start = name == null ? 0 : name.textStart();
    length = name == null ? 0 : name.textLength();
  }

  /** Moves to the ad whose id lies in some bytes. */
  public void moveTo(byte[] bytes, int idStart, int idLength) {
    Fingerprint ad = Fingerprint.of(bytes, idStart, idLength);
    high = ad.high();
    low = ad.low();
    id = bytes;
    start = idStart;
    length = idLength;
  }

  /** Appends the ad as {@link #read} reads it. */
  public BodyWriter writeTo(BodyWriter out) {
    return nameTo(writeNamelessTo(out));
  }

  /** Appends the fingerprint alone. */
  public BodyWriter writeNamelessTo(BodyWriter out) {
    return out.hash(high).hash(low);
  }

  /** Appends the id as the name of a record. */
  public BodyWriter nameTo(BodyWriter out) {
    return out.name(id, start, length);
  }

  /** Appends an ad whose id lies in some bytes. */
  public static BodyWriter write(byte[] bytes, int start, int length, BodyWriter out) {
    Fingerprint ad = Fingerprint.of(bytes, start, length);
    return out.hash(ad.high()).hash(ad.low()).name(bytes, start, length);
  }

  /** The upper half of the fingerprint, which chooses the bucket. */
  public long high() {
    return high;
  }

  /** The lower half of the fingerprint. */
  public long low() {
    return low;
  }

  /** Whether the id is known. */
  public boolean isNamed() {
    return length > 0;
  }

  /** The array that holds the id. */
  public byte[] id() {
    return id;
  }

  /** Where the id starts in {@link #id()}. */
  public int start() {
    return start;
  }

  /** Bytes of the id; 0 if it is not known. */
  public int length() {
    return length;
  }

  /** The id as text. */
  public String text() {
    return new String(id, start, length, StandardCharsets.UTF_8);
  }
}
