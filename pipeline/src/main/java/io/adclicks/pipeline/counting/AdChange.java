package io.adclicks.pipeline.counting;

import io.adclicks.pipeline.batching.AdKey;
import io.adclicks.pipeline.batching.BodyReader;

/**
 * A change of an ad's figures, as {@code ChangeRecord} writes it. A cursor without objects of its
 * own; it holds until the next read.
 */
final class AdChange {
  private final AdKey ad = new AdKey();
  private long moves;
  private long valid;
  private long costE4;
  private long invalid;
  private long duplicates;

  /** Moves to the next change of a batch. */
  void read(BodyReader in) {
    ad.read(in);
    readFigures(in);
  }

  /** Moves to figures without their ad. */
  void readFigures(BodyReader in) {
    moves = in.number();
    valid = in.number();
    costE4 = in.number();
    invalid = in.number();
    duplicates = in.number();
  }

  AdKey ad() {
    return ad;
  }

  /** How many verdicts were moved. */
  long moves() {
    return moves;
  }

  long valid() {
    return valid;
  }

  long costE4() {
    return costE4;
  }

  long invalid() {
    return invalid;
  }

  long duplicates() {
    return duplicates;
  }
}
