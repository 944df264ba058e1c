package io.adclicks.pipeline.counting;

import io.adclicks.pipeline.batching.AdKey;
import io.adclicks.pipeline.batching.BodyReader;

/**
 * A change of an ad's figures, as {@code ChangeRecord} writes it. A cursor without objects of its
 * own; it holds until the next read.
 */
final class AdChange {
  final AdKey ad = new AdKey();

  /** The number of the ad, once somebody has looked it up. */
  int number;

  long moves;
  long valid;
  long costE4;
  long invalid;
  long duplicates;

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
}
