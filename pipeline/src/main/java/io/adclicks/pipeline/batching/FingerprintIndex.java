package io.adclicks.pipeline.batching;

/**
 * Gives fingerprints dense numbers 0, 1, 2, … in the order of their first appearance, so that
 * figures about them can live in plain arrays.
 *
 * <p>Open addressing with linear probing. A slot holds half of the lower 64 bits beside the number,
 * which tells new fingerprints from known ones almost always; only then is the whole fingerprint
 * asked for, which the owner keeps anyway. Not safe for several threads.
 */
public final class FingerprintIndex {
  private static final long TAG = 0xffffffff00000000L;

  private final Known known;
  private long[] slots = new long[32];
  private int size;

  /** Knows the fingerprints that have a number. */
  @FunctionalInterface
  public interface Known {
    /** Whether the fingerprint with that number is this one. */
    boolean is(int id, long high, long low);
  }

  /** An empty index. */
  public FingerprintIndex(Known known) {
    this.known = known;
  }

  /** The number of a fingerprint; a new one gets the next number. */
  public int idOf(long high, long low) {
    int mask = slots.length - 1;
    int slot = slotOf(low, mask);
    for (long held; (held = slots[slot]) != 0; slot = (slot + 1) & mask) {
      int id = (int) held - 1;
      if (((held ^ low) & TAG) == 0 && known.is(id, high, low)) {
        return id;
      }
    }
    slots[slot] = (low & TAG) | ++size;
    if (size * 3L > slots.length * 2L) {
      rehash();
    }
    return size - 1;
  }

  /** How many different fingerprints have a number. */
  public int size() {
    return size;
  }

  /** Memory held, in bytes. */
  public long footprint() {
    return 8L * slots.length;
  }

  /** The tag alone decides, so that a larger table can be filled without the fingerprints. */
  private static int slotOf(long low, int mask) {
    return (int) (low >>> 32) & mask;
  }

  private void rehash() {
    long[] before = slots;
    slots = new long[2 * before.length];
    int mask = slots.length - 1;
    for (long entry : before) {
      if (entry != 0) {
        int slot = slotOf(entry, mask);
        while (slots[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        slots[slot] = entry;
      }
    }
  }
}
