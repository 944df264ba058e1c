package io.adclicks.pipeline.counting;

/**
 * Orders the versions of a cell by completeness, so that whatever order they reach ClickHouse in,
 * the most complete one stays.
 *
 * <p>From the highest bit: finality (2 bits below the sign), clicks absorbed (40), verdicts moved
 * (21). Clicks absorbed never shrink and do not depend on how clicks were batched or how often a
 * verdict moved on the way; the last word of a window outranks all before, whatever path led to it.
 * A cell that reconciliation restates has the number of the run in place of clicks and verdicts.
 */
public final class Revision {
  private static final int FINALITY_SHIFT = 61;
  private static final int CLICKS_SHIFT = 21;
  private static final long MAX_CLICKS = (1L << 40) - 1;
  private static final long MAX_MOVES = (1L << CLICKS_SHIFT) - 1;

  private static final long MAX_RUN = (1L << FINALITY_SHIFT) - 1;

  private Revision() {}

  /**
   * The revision of a cell that reconciliation restates: above all of the hot path, and above those
   * of earlier runs.
   *
   * @param run the number of the run, 1 to 2^61 − 1
   */
  public static long restatedBy(long run) {
    if (run < 1 || run > MAX_RUN) {
      throw new IllegalArgumentException("run " + run + " does not fit into a revision");
    }
    return ((long) Finality.RESTATED.level() << FINALITY_SHIFT) | run;
  }

  /**
   * The revision of a cell.
   *
   * @param clicks clicks absorbed, 0 to 2^40 − 1
   * @param moves changes of verdict absorbed; more than 2^21 − 1 count as that many
   */
  public static long of(Finality finality, long clicks, long moves) {
    if (clicks < 0 || clicks > MAX_CLICKS) {
      throw new IllegalArgumentException(clicks + " clicks do not fit into a revision");
    }
    return ((long) finality.level() << FINALITY_SHIFT)
        | (clicks << CLICKS_SHIFT)
        | Math.min(moves, MAX_MOVES);
  }
}
