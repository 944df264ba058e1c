package io.adclicks.pipeline.judging;

import io.adclicks.pipeline.batching.BodyReader;
import io.adclicks.pipeline.batching.BodyWriter;
import io.adclicks.pipeline.batching.Fingerprint;

/**
 * The token inside a record of a batch: its fingerprint in 17 bytes, or one byte for none. A cursor
 * that holds until the next read.
 */
public final class TokenKey {
  private static final int ABSENT = 0;
  private static final int PRESENT = 1;

  private long high;
  private long low;

  /** Moves to the token that comes next in a batch. */
  void read(BodyReader in) {
    boolean present = in.number() == PRESENT;
    high = present ? in.hash() : 0;
    low = present ? in.hash() : 0;
  }

  /** Appends the token as {@link #read} reads it. */
  BodyWriter writeTo(BodyWriter out) {
    return write(high, low, out);
  }

  /** Appends a token, or that there is none. */
  static BodyWriter write(Fingerprint token, BodyWriter out) {
    return write(token.high(), token.low(), out);
  }

  /** Whether there is one. */
  public boolean isKnown() {
    return (high | low) != 0;
  }

  /** The upper half of the fingerprint, which chooses the bucket. */
  public long high() {
    return high;
  }

  /** The lower half of the fingerprint. */
  long low() {
    return low;
  }

  private static BodyWriter write(long high, long low, BodyWriter out) {
    return (high | low) == 0 ? out.number(ABSENT) : out.number(PRESENT).hash(high).hash(low);
  }
}
