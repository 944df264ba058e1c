package io.adclicks.pipeline.batching;

/** Reads what a {@link BodyWriter} wrote, field by field. Not safe for several threads. */
public final class BodyReader {
  private byte[] bytes = {};
  private int position;
  private int textStart;
  private int textLength;

  /** Null if the batch has no names. */
  private BodyReader names;

  /** Starts at the beginning of a body without names. */
  public BodyReader over(byte[] body) {
    bytes = body;
    position = 0;
    names = null;
    return this;
  }

  /** Starts at the beginning of a batch. */
  public BodyReader over(MinuteBatch batch) {
    over(batch.body());
    if (batch.names().length > 0) {
      names = new BodyReader().over(batch.names());
    }
    return this;
  }

  /** Moves to a record that {@link #position} told before. */
  public BodyReader at(int recordPosition) {
    position = recordPosition;
    return this;
  }

  /** Where the next field starts. */
  public int position() {
    return position;
  }

  /** Whether another record follows. */
  public boolean hasNext() {
    return position < bytes.length;
  }

  /** The next field, a number. */
  public long number() {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[position++];
      value |= (long) (next & 0x7f) << shift;
      shift += 7;
    } while (next < 0);
    return (value >>> 1) ^ -(value & 1);
  }

  /** The next field, a hash. */
  public long hash() {
    long value = (long) BodyWriter.LONGS.get(bytes, position);
    position += Long.BYTES;
    return value;
  }

  /** The name of the record at hand, as a text; null if none is known. */
  BodyReader name() {
    return names == null ? null : names.text();
  }

  /** Moves over the next field, a text, and keeps where it lies. */
  public BodyReader text() {
    textLength = (int) number();
    textStart = position;
    position += textLength;
    return this;
  }

  /** The array that holds the last text. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where the last text starts in {@link #bytes()}. */
  public int textStart() {
    return textStart;
  }

  /** Bytes of the last text. */
  public int textLength() {
    return textLength;
  }
}
