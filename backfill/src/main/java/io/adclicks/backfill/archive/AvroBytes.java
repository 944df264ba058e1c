package io.adclicks.backfill.archive;

import java.util.Arrays;

/** Grows by bytes and numbers in Avro's binary form. Not safe for several threads. */
final class AvroBytes {
  private static final int MAX_NUMBER_LENGTH = 10;

  private byte[] bytes;
  private int length;

  AvroBytes(int capacity) {
    bytes = new byte[capacity];
  }

  /** Appends a number, zig-zag (Avro specification, "Binary encoding"). */
  void writeLong(long value) {
    reserve(MAX_NUMBER_LENGTH);
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7fL) != 0) {
      bytes[length++] = (byte) ((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  /** Appends bytes. */
  void write(byte[] source, int start, int count) {
    reserve(count);
    System.arraycopy(source, start, bytes, length, count);
    length += count;
  }

  /** Forgets all bytes. */
  void clear() {
    length = 0;
  }

  /** The bytes up to {@link #length()}; they hold until the next write. */
  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  private void reserve(int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
  }
}
