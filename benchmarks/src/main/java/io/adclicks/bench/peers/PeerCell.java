package io.adclicks.bench.peers;

import io.adclicks.model.Resolution;

/** A cell of a peer; a Flink POJO. */
public final class PeerCell {
  /** The length of the window. */
  public Resolution resolution;

  /** The start of the window, in milliseconds since the epoch. */
  public long startMillis;

  /** The figures. */
  public AdChange figures;

  /** A cell to be filled. */
  public PeerCell() {}

  PeerCell(Resolution resolution, long startMillis, AdChange figures) {
    this.resolution = resolution;
    this.startMillis = startMillis;
    this.figures = figures;
  }
}
