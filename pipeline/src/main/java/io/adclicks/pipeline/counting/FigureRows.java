package io.adclicks.pipeline.counting;

import io.adclicks.pipeline.batching.Glances;
import java.util.Arrays;
import java.util.BitSet;

/** Rows of figures, one for the number of each ad, side by side in memory. Not thread-safe. */
final class FigureRows {
  /** Where the figures stand in a row. */
  static final int MOVES = 0;

  static final int VALID = 1;
  static final int COST = 2;
  static final int INVALID = 3;
  static final int DUPLICATES = 4;

  /** How many a row has. */
  static final int FIGURES = 5;

  private static final int FIRST_ROWS = 16;

  private final Glances glances = new Glances();
  private long[] figures = new long[FIGURES * FIRST_ROWS];

  /** Glances at a row. */
  void glanceAt(int ad) {
    if (ad * FIGURES < figures.length) {
      glances.at(figures[ad * FIGURES]);
    }
  }

  /** Adds a change to a row. */
  void add(int ad, AdChange change) {
    int row = reach(ad);
    figures[row + MOVES] += change.moves();
    figures[row + VALID] += change.valid();
    figures[row + COST] += change.costE4();
    figures[row + INVALID] += change.invalid();
    figures[row + DUPLICATES] += change.duplicates();
  }

  /** Adds a row to a sum. */
  void addTo(long[] sum, int ad) {
    int row = ad * FIGURES;
    if (row < figures.length) {
      for (int i = 0; i < FIGURES; i++) {
        sum[i] += figures[row + i];
      }
    }
  }

  /**
   * Adds the rows of some ads that others have.
   *
   * @param sign 1, or -1 to take them off
   */
  void addAll(FigureRows others, BitSet ads, int sign) {
    for (int ad = ads.nextSetBit(0); ad >= 0; ad = ads.nextSetBit(ad + 1)) {
      int row = reach(ad);
      for (int i = 0; i < FIGURES; i++) {
        figures[row + i] += sign * others.figures[row + i];
      }
    }
  }

  long footprint() {
    return 8L * figures.length;
  }

  /** Where the row of an ad starts; there is room for it. */
  private int reach(int ad) {
    int row = ad * FIGURES;
    if (row >= figures.length) {
      figures = Arrays.copyOf(figures, Math.max(figures.length * 2, row + FIGURES));
    }
    return row;
  }
}
