package io.adclicks.pipeline.judging;

import io.adclicks.pipeline.batching.Glances;
import it.unimi.dsi.fastutil.ints.IntArrayList;

/**
 * A count and a chain of entries, newest first, for each of some keys. Keys and entries are
 * numbered 0, 1, 2, … in the order in which they are added. What belongs to a key lies side by
 * side, so that one line of memory has it. Not safe for several threads.
 */
final class Chains {
  /** Behind the last entry of a chain. */
  static final int END = -1;

  private final IntArrayList countsAndNewest = new IntArrayList();
  private final IntArrayList before = new IntArrayList();

  private final Glances glances = new Glances();

  /** How many keys there are. */
  int keys() {
    return countsAndNewest.size() / 2;
  }

  /** Adds a key with a count of 0 and an empty chain. */
  void addKey() {
    countsAndNewest.add(0);
    countsAndNewest.add(END);
  }

  /** Glances at what belongs to a key. */
  void glanceAt(int key) {
    glances.at(countsAndNewest.getInt(2 * key));
  }

  int count(int key) {
    return countsAndNewest.getInt(2 * key);
  }

  void setCount(int key, int count) {
    countsAndNewest.set(2 * key, count);
  }

  /** Puts the next entry before all others of a chain. */
  void addEntry(int key) {
    int entry = before.size();
    before.add(newest(key));
    countsAndNewest.set(2 * key + 1, entry);
  }

  /** The first entry of a chain, or {@link #END}. */
  int newest(int key) {
    return countsAndNewest.getInt(2 * key + 1);
  }

  /** The entry that comes next in a chain, or {@link #END}. */
  int before(int entry) {
    return before.getInt(entry);
  }

  /** Memory held, in bytes. */
  long footprint() {
    return 4L * (countsAndNewest.elements().length + before.elements().length);
  }
}
