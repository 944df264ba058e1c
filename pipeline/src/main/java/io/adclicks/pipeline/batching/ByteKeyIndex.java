package io.adclicks.pipeline.batching;

import java.util.Arrays;

/**
 * Gives byte strings dense numbers 0, 1, 2, … in the order of their first appearance, so that
 * figures about them can live in plain arrays. Equality is by bytes, never by hash alone.
 *
 * <p>Open addressing with linear probing; a slot holds the lower half of the hash beside the
 * number, so that most new byte strings are told from known ones without a look at those. The bytes
 * lie one behind the other in one array. Not safe for several threads.
 */
public final class ByteKeyIndex {
  private byte[] bytes = new byte[64];
  private int[] ends = new int[8];
  private long[] slots = new long[16];
  private int shift = Integer.SIZE - 4;
  private int size;

  /**
   * The number of a byte string; a new one gets the next number.
   *
   * @param hash the {@link Buckets#hash} of the byte string
   */
  public int idOf(long hash, byte[] source, int start, int length) {
    int mask = slots.length - 1;
    int half = (int) hash;
    int slot = half >>> shift;
    for (long held; (held = slots[slot]) != 0; slot = (slot + 1) & mask) {
      int id = (int) held - 1;
      if ((int) (held >>> 32) == half && isSame(id, source, start, length)) {
        return id;
      }
    }
    slots[slot] = ((long) half << 32) | (size + 1);
    return append(source, start, length);
  }

  /** How many different byte strings have a number. */
  public int size() {
    return size;
  }

  /** The array that holds all byte strings; valid until the next new one. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where a byte string starts in {@link #bytes()}. */
  public int start(int id) {
    return id == 0 ? 0 : ends[id - 1];
  }

  /** Bytes of a byte string. */
  public int length(int id) {
    return ends[id] - start(id);
  }

  /** Memory held, in bytes, roughly. */
  public long footprint() {
    return bytes.length + 4L * ends.length + 8L * slots.length;
  }

  private boolean isSame(int id, byte[] source, int start, int length) {
    int from = start(id);
    return Arrays.equals(bytes, from, ends[id], source, start, start + length);
  }

  private int append(byte[] source, int start, int length) {
    int id = size++;
    if (id == ends.length) {
      ends = Arrays.copyOf(ends, id * 2);
    }
    int from = start(id);
    if (from + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, from + length));
    }
    System.arraycopy(source, start, bytes, from, length);
    ends[id] = from + length;
    if (size * 2 > slots.length) {
      rehash();
    }
    return id;
  }

  /** Slots are in the order of the hashes: growing walks through the old and the new table once. */
  private void rehash() {
    long[] before = slots;
    slots = new long[before.length * 2];
    shift--;
    int mask = slots.length - 1;
    for (long held : before) {
      if (held != 0) {
        int slot = (int) (held >>> 32) >>> shift;
        while (slots[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        slots[slot] = held;
      }
    }
  }
}
