package io.adclicks.pipeline.batching;

/**
 * Gives fingerprints dense numbers 0, 1, 2, … in the order of their first appearance, so that
 * figures about them can live in plain arrays.
 *
 * <p>Open addressing with linear probing. A slot is two longs: the lower 64 bits of a fingerprint,
 * and the next 32 beside the number, so that a lookup touches a single line of the processor's
 * cache. Among the ten million users of a busy minute two share these 96 bits with a probability of
 * 10<sup>-15</sup> (birthday bound n²/2<sup>97</sup>). Not safe for several threads.
 */
public final class FingerprintIndex {
  private static final int NUMBER_BITS = 32;

  private long[] slots = new long[32];
  private int shift = Long.SIZE - 4;
  private int size;

  private final Glances glances = new Glances();

  /** The number of a fingerprint; a new one gets the next number. */
  public int idOf(long high, long low) {
    long[] table = slots;
    int mask = table.length - 1;
    int slot = slotOf(low);
    for (long held; (held = table[slot + 1]) != 0; slot = (slot + 2) & mask) {
      if (table[slot] == low && held >>> NUMBER_BITS == (high & 0xffffffffL)) {
        return (int) held - 1;
      }
    }
    table[slot] = low;
    table[slot + 1] = (high << NUMBER_BITS) | ++size;
    if (size * 3L > table.length) {
      rehash();
    }
    return size - 1;
  }

  /** Glances at where the search for a fingerprint will start. */
  public void glanceAt(long low) {
    glances.at(slots[slotOf(low) + 1]);
  }

  /** How many different fingerprints have a number. */
  public int size() {
    return size;
  }

  /** Memory held, in bytes. */
  public long footprint() {
    return 8L * slots.length;
  }

  /**
   * Where the search for a fingerprint starts: slots are in the order of the lower halves, but for
   * the few that wrapped around, so that growing walks through the old and the new table once. The
   * upper halves have chosen the bucket, and are too much alike.
   */
  private int slotOf(long low) {
    return (int) (low >>> shift) << 1;
  }

  private void rehash() {
    long[] before = slots;
    slots = new long[2 * before.length];
    shift--;
    int mask = slots.length - 1;
    for (int from = 0; from < before.length; from += 2) {
      if (before[from + 1] != 0) {
        int slot = slotOf(before[from]);
        while (slots[slot + 1] != 0) {
          slot = (slot + 2) & mask;
        }
        slots[slot] = before[from];
        slots[slot + 1] = before[from + 1];
      }
    }
  }
}
