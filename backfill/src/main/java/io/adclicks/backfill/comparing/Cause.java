package io.adclicks.backfill.comparing;

/** Why the hot path served another figure than the archived clicks come to. */
public enum Cause {
  /** Clicks came too late for the hot path, which recorded them as such. */
  LATE,
  /** Such clicks, which were sent again later. */
  REDRIVEN,
  /** The cell was counted under other limits than those of the run. */
  RULE_CHANGE,
  /** The last word of the hot path is not in the table: no cell, or an unfinished one. */
  SINK_GAP,
  /** None of these accounts for it: a fault or an alarm. */
  UNEXPLAINED
}
