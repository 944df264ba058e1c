package io.adclicks.pipeline.counting;

import io.adclicks.model.Resolution;
import io.adclicks.pipeline.batching.BodyReader;
import io.adclicks.pipeline.batching.BodyWriter;
import io.adclicks.pipeline.batching.ByteKeyIndex;
import io.adclicks.pipeline.batching.LogIndexes;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.function.Consumer;

/**
 * The cells of some ads in one window, one row of figures per ad. It only adds up, so order does
 * not matter. Not safe for several threads.
 */
final class AdWindow implements LogIndexes.Index {
  /** The figures of an ad, in the order in which a batch holds them. */
  private static final int FIGURES = 5;

  private static final int MOVES = 0;
  private static final int VALID = 1;
  private static final int COST = 2;
  private static final int INVALID = 3;
  private static final int DUPLICATES = 4;

  private static final int SMALL_LOG = 4096;

  private final BodyReader reader = new BodyReader();
  private final ByteKeyIndex ads = new ByteKeyIndex();
  private final LongArrayList figures = new LongArrayList();
  private final BitSet changed = new BitSet();
  private long recordsInLog;

  /** Takes in a batch of changes, or a snapshot. */
  @Override
  public void replay(byte[] body) {
    reader.over(body);
    while (reader.hasNext()) {
      reader.text();
      int ad = ads.idOf(reader.bytes(), reader.textStart(), reader.textLength());
      if (ad * FIGURES == figures.size()) {
        figures.size(figures.size() + FIGURES);
      }
      for (int i = ad * FIGURES; i < (ad + 1) * FIGURES; i++) {
        figures.set(i, figures.getLong(i) + reader.number());
      }
      changed.set(ad);
      recordsInLog++;
    }
  }

  /** Whether the log has grown so long that a snapshot is much shorter. */
  boolean needsSnapshot() {
    return recordsInLog > SMALL_LOG && recordsInLog > 4L * ads.size();
  }

  /** All figures as one body, which replaces the log. */
  byte[] snapshot() {
    BodyWriter out = new BodyWriter();
    for (int ad = 0; ad < ads.size(); ad++) {
      out.text(ads.bytes(), ads.start(ad), ads.length(ad));
      for (int i = ad * FIGURES; i < (ad + 1) * FIGURES; i++) {
        out.number(figures.getLong(i));
      }
      out.endRecord();
    }
    recordsInLog = ads.size();
    return out.drain(0).body();
  }

  /** Hands out the cells that changed since they were last handed out. */
  void emitChanged(Resolution resolution, long start, Finality finality, Consumer<Cell> output) {
    changed.stream().forEach(ad -> output.accept(cell(ad, resolution, start, finality)));
    changed.clear();
  }

  /** Hands out all cells. */
  void emitAll(Resolution resolution, long start, Finality finality, Consumer<Cell> output) {
    changed.set(0, ads.size());
    emitChanged(resolution, start, finality, output);
  }

  @Override
  public long footprint() {
    return ads.footprint() + 8L * figures.elements().length;
  }

  private Cell cell(int ad, Resolution resolution, long start, Finality finality) {
    long clicks = figure(ad, VALID) + figure(ad, INVALID) + figure(ad, DUPLICATES);
    return new Cell(
        new String(ads.bytes(), ads.start(ad), ads.length(ad), StandardCharsets.UTF_8),
        resolution,
        start,
        figure(ad, VALID),
        figure(ad, COST),
        figure(ad, DUPLICATES),
        figure(ad, INVALID),
        finality,
        Revision.of(finality, clicks, figure(ad, MOVES)));
  }

  private long figure(int ad, int which) {
    return figures.getLong(ad * FIGURES + which);
  }
}
