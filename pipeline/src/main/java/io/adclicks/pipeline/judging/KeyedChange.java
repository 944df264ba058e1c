package io.adclicks.pipeline.judging;

import io.adclicks.pipeline.batching.AdKey;
import io.adclicks.pipeline.batching.BodyReader;

/**
 * A change on its way to an address or a token, its key here, as {@link ChangeRecord} writes it. A
 * cursor without objects of its own; it holds until the next read.
 */
final class KeyedChange {
  private final AdKey ad = new AdKey();
  private final TokenKey token = new TokenKey();
  private int start;
  private long keyHigh;
  private long keyLow;
  private int velocity;
  private long valid;
  private long costE4;

  /** Moves to the next change of a batch. */
  void read(BodyReader in) {
    start = in.position();
    keyHigh = in.hash();
    keyLow = in.hash();
    ad.read(in);
    velocity = (int) in.number();
    valid = in.number();
    costE4 = in.number();
    token.read(in);
  }

  /** Where the record starts in the body. */
  int start() {
    return start;
  }

  /** The upper half of the key's fingerprint. */
  long keyHigh() {
    return keyHigh;
  }

  /** The lower half of the key's fingerprint. */
  long keyLow() {
    return keyLow;
  }

  /** The ad, without its id. */
  AdKey ad() {
    return ad;
  }

  /** The token of the click, as far as the record tells it. */
  TokenKey token() {
    return token;
  }

  /** See {@link Change}. */
  int velocity() {
    return velocity;
  }

  /** How many clicks become valid. */
  long valid() {
    return valid;
  }

  /** What makes them invalid again. */
  Change invalidated() {
    return Change.invalidated(valid, costE4);
  }
}
