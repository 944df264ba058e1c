package io.adclicks.pipeline.counting;

import io.adclicks.model.Resolution;
import io.adclicks.pipeline.batching.BodyReader;
import io.adclicks.pipeline.batching.BodyWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * The figures of some ads in one window, a row per ad, and what of them has been told. Not safe for
 * several threads.
 *
 * <p>A window longer than a minute has rows for what its forgotten minutes held, and adds to them
 * those of its open minutes whenever it is told: so a click touches the row of its minute alone.
 */
final class WindowFigures {
  private static final int CELLS_PER_BLOCK = 2_000;

  private final Resolution resolution;
  private final long startMillis;
  private final long finalMillis;
  private final long closedMillis;
  private final BitSet touched = new BitSet();

  private final BitSet untold = new BitSet();
  private final long[] sum = new long[FigureRows.FIGURES];

  /** The open minutes of a longer window. */
  private final List<WindowFigures> minutes = new ArrayList<>();

  private final FigureRows rows = new FigureRows();
  private Finality told = Finality.PROVISIONAL;

  /**
   * @param finalMillis the watermark that makes the window final
   * @param closedMillis the one that closes it; if it is lower, the window is closed at once
   */
  WindowFigures(Resolution resolution, long startMillis, long finalMillis, long closedMillis) {
    this.resolution = resolution;
    this.startMillis = startMillis;
    this.finalMillis = finalMillis;
    this.closedMillis = closedMillis;
  }

  /** Glances at the row of an ad. */
  void glanceAt(int ad) {
    rows.glanceAt(ad);
  }

  /** Adds to the figures of an ad. */
  void add(int ad, AdChange change) {
    rows.add(ad, change);
    note(ad);
  }

  /** Takes note that an open minute has added to the figures of an ad. */
  void note(int ad) {
    touched.set(ad);
    untold.set(ad);
  }

  /** From now on adds up what a minute holds, if it is one of this longer window. */
  void link(WindowFigures minute) {
    if (resolution != Resolution.MINUTE
        && minute.resolution == Resolution.MINUTE
        && resolution.windowStart(minute.startMillis) == startMillis) {
      minutes.add(minute);
    }
  }

  /** Takes over what a minute holds that is about to be forgotten, if it is one of this window. */
  void keep(WindowFigures minute) {
    if (minutes.remove(minute)) {
      rows.addAll(minute.rows, minute.touched, 1);
    }
  }

  /** Leaves to the open minutes what they hold, after all has been read into this window. */
  void leaveToMinutes() {
    minutes.forEach(minute -> rows.addAll(minute.rows, minute.touched, -1));
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
      addUp(ad);
      if (!ads.hasId(ad) || (finality != Finality.CLOSED && isOvertaken())) {
        requireNotClosed(finality, ad);
        waiting.set(ad);
        continue;
      }
      writeCell(finality, ads.writeId(ad, out));
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
      addUp(ad);
      for (long figure : sum) {
        out.number(figure);
      }
    }
  }

  /** Adds what {@link #writeTo} wrote. */
  void readFrom(BodyReader in) {
    AdChange change = new AdChange();
    for (long left = in.number(); left > 0; left--) {
      int ad = (int) in.number();
      change.readFigures(in);
      add(ad, change);
    }
  }

  /** The finality under a watermark. */
  Finality finalityAt(long watermarkMillis) {
    if (watermarkMillis >= closedMillis) {
      return Finality.CLOSED;
    }
    return watermarkMillis >= finalMillis ? Finality.FINAL : Finality.PROVISIONAL;
  }

  /** The watermark at which the finality rises above what has been told, to some level at least. */
  long nextRiseMillis(Finality least) {
    boolean isNextFinal = told == Finality.PROVISIONAL && least != Finality.CLOSED;
    return isNextFinal ? Math.min(finalMillis, closedMillis) : closedMillis;
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
    return rows.footprint() + touched.size() / 8 + untold.size() / 8;
  }

  /** The click that has an ad's id reaches it before the window is closed, as all clicks do. */
  private void requireNotClosed(Finality finality, int ad) {
    if (finality == Finality.CLOSED) {
      throw new IllegalStateException(
          "ad %d of the %s from %d on was corrected, but has no click"
              .formatted(ad, resolution, startMillis));
    }
  }

  /** Brings the figures of an ad, with those of open minutes, into {@link #sum}. */
  private void addUp(int ad) {
    Arrays.fill(sum, 0);
    rows.addTo(sum, ad);
    for (WindowFigures minute : minutes) {
      minute.rows.addTo(sum, ad);
    }
  }

  private boolean isOvertaken() {
    return sum[FigureRows.VALID] < 0 || sum[FigureRows.COST] < 0 || sum[FigureRows.INVALID] < 0;
  }

  private void writeCell(Finality finality, BodyWriter out) {
    long clicks = sum[FigureRows.VALID] + sum[FigureRows.INVALID] + sum[FigureRows.DUPLICATES];
    CellBlock.write(
        sum[FigureRows.VALID],
        sum[FigureRows.COST],
        sum[FigureRows.DUPLICATES],
        sum[FigureRows.INVALID],
        Revision.of(finality, clicks, sum[FigureRows.MOVES]),
        out);
  }

  private CellBlock block(Finality finality, BodyWriter out) {
    int size = out.records();
    return new CellBlock(resolution, startMillis, finality, size, out.drain(0).body());
  }
}
