package io.adclicks.backfill.publishing;

/**
 * The steps by which a run's figures become the truth, in order. Before {@link #COMMIT} a crash
 * leaves the old truth, from there on the new one: the next run goes through the rest again, and
 * readers look behind what is half written.
 */
public enum Step {
  /** Writes the restated cells where they can be attached from, each table in one part. */
  PREPARE,
  /** Says in the journal that the run is the truth. */
  COMMIT,
  /** Writes the restatements. */
  BOOK,
  /** Waits until every reader has seen the journal. */
  ANNOUNCE,
  /** Attaches the restated minutes. */
  MINUTES,
  /** Attaches the restated five minutes. */
  FIVE_MINUTES,
  /** Attaches the restated hours. */
  HOURS,
  /** Writes the bill, which counts once the run is closed. */
  BILL,
  /** Says in the journal that all is written. */
  CLOSE,
  /** Drops what was staged. */
  CLEAN
}
