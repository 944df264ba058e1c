package io.adclicks.pipeline.counting;

import static java.util.Objects.requireNonNull;

import io.adclicks.model.Resolution;
import io.adclicks.pipeline.batching.BodyReader;
import io.adclicks.pipeline.batching.BodyWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many cells of one window as one element of the pipeline, so that Beam's price per element is paid
 * per block instead of per cell.
 */
public final class CellBlock {
  private final Resolution resolution;
  private final long startMillis;
  private final Finality finality;
  private final int size;
  private final byte[] body;

  /**
   * @param resolution the length of the window
   * @param startMillis the start of the window, milliseconds since the epoch, UTC
   * @param finality how far the figures can be trusted
   * @param size number of cells, 1 or more
   * @param body the cells, as {@link #write} wrote them; not copied
   */
  CellBlock(Resolution resolution, long startMillis, Finality finality, int size, byte[] body) {
    if (size <= 0) {
      throw new IllegalArgumentException("a block needs at least one cell, not " + size);
    }
    this.resolution = requireNonNull(resolution, "resolution is null");
    this.startMillis = startMillis;
    this.finality = requireNonNull(finality, "finality is null");
    this.size = size;
    this.body = requireNonNull(body, "body is null");
  }

  /** The length of the window. */
  public Resolution resolution() {
    return resolution;
  }

  /** How far the figures can be trusted. */
  public Finality finality() {
    return finality;
  }

  /** Number of cells. */
  public int size() {
    return size;
  }

  /** A block of a single cell. */
  public static CellBlock of(Cell cell) {
    byte[] ad = cell.adId().getBytes(StandardCharsets.UTF_8);
    BodyWriter out = new BodyWriter().text(ad, 0, ad.length);
    write(
        cell.clickCount(),
        cell.totalCostE4(),
        cell.duplicateCount(),
        cell.invalidCount(),
        cell.revision(),
        out);
    return new CellBlock(
        cell.resolution(), cell.eventTimeMillis(), cell.finality(), 1, out.bytes());
  }

  /** Appends the figures of a cell behind the id of its ad. */
  static void write(
      long clicks, long costE4, long duplicates, long invalid, long revision, BodyWriter out) {
    out.number(clicks).number(costE4).number(duplicates).number(invalid).number(revision);
    out.endRecord();
  }

  /** The cells. */
  public List<Cell> cells() {
    List<Cell> cells = new ArrayList<>(size);
    BodyReader in = new BodyReader().over(body);
    while (in.hasNext()) {
      in.text();
      String ad = new String(in.bytes(), in.textStart(), in.textLength(), StandardCharsets.UTF_8);
      cells.add(
          new Cell(
              ad,
              resolution,
              startMillis,
              in.number(),
              in.number(),
              in.number(),
              in.number(),
              finality,
              in.number()));
    }
    return cells;
  }

  long startMillis() {
    return startMillis;
  }

  byte[] body() {
    return body;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CellBlock that
        && resolution == that.resolution
        && startMillis == that.startMillis
        && finality == that.finality
        && size == that.size
        && Arrays.equals(body, that.body);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(startMillis) * 31 + Arrays.hashCode(body);
  }

  @Override
  public String toString() {
    return "CellBlock[resolution=%s, start=%d, finality=%s, size=%d]"
        .formatted(resolution, startMillis, finality, size);
  }
}
