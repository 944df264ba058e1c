package io.adclicks.pipeline.counting;

import io.adclicks.model.Resolution;
import io.adclicks.pipeline.batching.BodyReader;
import io.adclicks.pipeline.batching.BodyWriter;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Consumer;

/**
 * The figures of some ads in one window, a row per ad, and what of them has been told. Not safe for
 * several threads.
 */
final class WindowFigures {
  private static final int FIGURES = 5;
  private static final int MOVES = 0;
  private static final int VALID = 1;
  private static final int COST = 2;
  private static final int INVALID = 3;
  private static final int DUPLICATES = 4;

  private static final int CELLS_PER_BLOCK = 2_000;

  private final Resolution resolution;
  private final long startMillis;
  private final BitSet touched = new BitSet();
  private final BitSet untold = new BitSet();
  private long[] figures = new long[FIGURES * 16];
  private Finality told = Finality.PROVISIONAL;

  WindowFigures(Resolution resolution, long startMillis) {
    this.resolution = resolution;
    this.startMillis = startMillis;
  }

  /** Adds to the figures of an ad, in the order in which a batch holds them. */
  void add(int ad, long moves, long valid, long cost, long invalid, long duplicates) {
    int row = ad * FIGURES;
    if (row >= figures.length) {
      figures = Arrays.copyOf(figures, Math.max(figures.length * 2, row + FIGURES));
    }
    figures[row + MOVES] += moves;
    figures[row + VALID] += valid;
    figures[row + COST] += cost;
    figures[row + INVALID] += invalid;
    figures[row + DUPLICATES] += duplicates;
    touched.set(ad);
    untold.set(ad);
  }

  /**
   * Hands out what has changed since the last time, or all if the finality has risen since. A cell
   * that a correction has reached before the click that it corrects waits for that click.
   */
  void tell(Finality finality, Ads ads, Consumer<CellBlock> output) {
    BitSet cells = finality.level() > told.level() ? touched : untold;
    BitSet waiting = new BitSet();
    BodyWriter out = new BodyWriter();
    for (int ad = cells.nextSetBit(0); ad >= 0; ad = cells.nextSetBit(ad + 1)) {
      if (!ads.hasId(ad) || (finality != Finality.CLOSED && isOvertaken(ad))) {
        requireNotClosed(finality, ad);
        waiting.set(ad);
        continue;
      }
      writeCell(ad, finality, ads.writeId(ad, out));
      if (out.records() == CELLS_PER_BLOCK) {
        output.accept(block(finality, out));
      }
    }
    if (out.records() > 0) {
      output.accept(block(finality, out));
    }
    told = finality;
    untold.clear();
    untold.or(waiting);
  }

  /** Appends all rows: their number, and for each the ad's number and its figures. */
  void writeTo(BodyWriter out) {
    out.number(touched.cardinality());
    for (int ad = touched.nextSetBit(0); ad >= 0; ad = touched.nextSetBit(ad + 1)) {
      out.number(ad);
      for (int i = ad * FIGURES; i < (ad + 1) * FIGURES; i++) {
        out.number(figures[i]);
      }
    }
  }

  /** Adds what {@link #writeTo} wrote. */
  void readFrom(BodyReader in) {
    for (long rows = in.number(); rows > 0; rows--) {
      add((int) in.number(), in.number(), in.number(), in.number(), in.number(), in.number());
    }
  }

  /** The finality when windows that end until then are told as ended. */
  Finality finalityAt(long endedMillis, long latenessMillis) {
    if (endedMillis < endMillis()) {
      return Finality.PROVISIONAL;
    }
    return endedMillis < endMillis() + latenessMillis ? Finality.FINAL : Finality.CLOSED;
  }

  /** When, in event time, the finality rises above what has been told, at least to some level. */
  long nextRiseMillis(long latenessMillis, Finality least) {
    boolean isNextFinal = told == Finality.PROVISIONAL && least != Finality.CLOSED;
    return isNextFinal ? endMillis() : endMillis() + latenessMillis;
  }

  boolean hasUntold() {
    return !untold.isEmpty();
  }

  int cells() {
    return touched.cardinality();
  }

  Resolution resolution() {
    return resolution;
  }

  long startMillis() {
    return startMillis;
  }

  long footprint() {
    return 8L * figures.length + touched.size() / 8 + untold.size() / 8;
  }

  private long endMillis() {
    return startMillis + resolution.durationMillis();
  }

  /** The click that has an ad's id reaches it before the window is closed, as all clicks do. */
  private void requireNotClosed(Finality finality, int ad) {
    if (finality == Finality.CLOSED) {
      throw new IllegalStateException(
          "ad %d of the %s from %d on was corrected, but has no click"
              .formatted(ad, resolution, startMillis));
    }
  }

  private boolean isOvertaken(int ad) {
    int row = ad * FIGURES;
    return figures[row + VALID] < 0 || figures[row + COST] < 0 || figures[row + INVALID] < 0;
  }

  private void writeCell(int ad, Finality finality, BodyWriter out) {
    int row = ad * FIGURES;
    long clicks = figures[row + VALID] + figures[row + INVALID] + figures[row + DUPLICATES];
    CellBlock.write(
        figures[row + VALID],
        figures[row + COST],
        figures[row + DUPLICATES],
        figures[row + INVALID],
        Revision.of(finality, clicks, figures[row + MOVES]),
        out);
  }

  private CellBlock block(Finality finality, BodyWriter out) {
    int size = out.records();
    return new CellBlock(resolution, startMillis, finality, size, out.drain(0).body());
  }
}
