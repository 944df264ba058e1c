package io.adclicks.backfill.journal;

import java.util.Arrays;
import java.util.Locale;

/** How far a run has come. Each state replaces the ones before it in the journal. */
public enum RunState {
  /** It counts and compares; nothing that anybody reads has changed. */
  STARTED(0),
  /** Its new figures are the truth from now on, whatever happens; they are being written. */
  PUBLISHING(1),
  /** All is written, and the day is billed. */
  CLOSED(2),
  /** Its two counts differed, or the archive lacks clicks, so that nothing was changed. */
  REFUSED(3),
  /** It ended before it changed anything. */
  ABANDONED(4);

  private final int rank;

  RunState(int rank) {
    this.rank = rank;
  }

  /** Its place in the order in which states replace one another; part of stored journals. */
  int rank() {
    return rank;
  }

  /** The word in the journal. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RunState ofLabel(String label) {
    return Arrays.stream(values())
        .filter(state -> state.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(label + " is no state of a run"));
  }
}
