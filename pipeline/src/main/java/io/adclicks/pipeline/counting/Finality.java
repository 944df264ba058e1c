package io.adclicks.pipeline.counting;

/** How far a figure can be trusted, and the level of its revision. */
public enum Finality {
  /** The window is open. */
  PROVISIONAL(0, "provisional"),
  /**
   * The watermark has passed the end of the window and its bucket's delay; late clicks may come.
   */
  FINAL(1, "final"),
  /** The allowed lateness is over too: the hot path's last word. Served as {@code final}. */
  CLOSED(2, "final"),
  /** Corrected by reconciliation. */
  RESTATED(3, "restated");

  private final int level;
  private final String label;

  Finality(int level, String label) {
    this.level = level;
    this.label = label;
  }

  /** Its rank among the versions of a cell, 0 to 3; part of stored revisions. */
  public int level() {
    return level;
  }

  /** The finality of a level. */
  public static Finality ofLevel(int level) {
    return switch (level) {
      case 0 -> PROVISIONAL;
      case 1 -> FINAL;
      case 2 -> CLOSED;
      case 3 -> RESTATED;
      default -> throw new IllegalArgumentException(level + " is no level of finality");
    };
  }

  /** The word in the tables and the API. */
  public String label() {
    return label;
  }
}
