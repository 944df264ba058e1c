package io.adclicks.pipeline.batching;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes the records of a batch one behind the other as compact bytes: numbers as zig-zag
 * variable-length longs (as Avro does), hashes as eight bytes, texts as length and bytes. Names lie
 * beside the records, see {@link MinuteBatch}. Not safe for several threads.
 */
public final class BodyWriter {
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = new byte[256];
  private int length;
  private int records;

  /** Null until the first name. */
  private BodyWriter names;

  private boolean isNamed;

  /** Appends a number; small ones of either sign take one byte. */
  public BodyWriter number(long value) {
    ensure(10);
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7fL) != 0) {
      bytes[length++] = (byte) ((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
    return this;
  }

  /** Appends a hash, whose bits are all alike, in eight bytes. */
  public BodyWriter hash(long value) {
    ensure(Long.BYTES);
    LONGS.set(bytes, length, value);
    length += Long.BYTES;
    return this;
  }

  /** Appends a text that lies in another array. */
  public BodyWriter text(byte[] source, int start, int textLength) {
    number(textLength);
    ensure(textLength);
    System.arraycopy(source, start, bytes, length, textLength);
    length += textLength;
    return this;
  }

  /** Puts the name of the record at hand beside the body; of length 0 if it is not known. */
  public BodyWriter name(byte[] source, int start, int nameLength) {
    if (names == null) {
      names = new BodyWriter();
    }
    names.text(source, start, nameLength);
    isNamed |= nameLength > 0;
    return this;
  }

  /** Marks the end of a record. */
  public void endRecord() {
    records++;
  }

  /** Records written so far. */
  public int records() {
    return records;
  }

  /** Bytes written so far. */
  public int length() {
    return names == null ? length : length + names.length;
  }

  /** All that has been written, without names. */
  public byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** All names, one for each record, or nothing if all are empty; starts anew with them. */
  public byte[] drainNames() {
    byte[] drained = isNamed ? names.bytes() : MinuteBatch.NAMELESS;
    if (names != null) {
      names.length = 0;
      isNamed = false;
    }
    return drained;
  }

  /** All records of a minute as one element, and starts anew. */
  public MinuteBatch drain(long minute) {
    MinuteBatch batch = new MinuteBatch(minute, records, bytes(), drainNames());
    length = 0;
    records = 0;
    return batch;
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
