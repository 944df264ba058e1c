package io.adclicks.pipeline.judging;

import io.adclicks.pipeline.batching.BodyReader;
import io.adclicks.pipeline.batching.BodyWriter;

/**
 * How the figures of a {@link Change} lie inside a batch: a leading number, then valid, cost,
 * invalid and duplicates. On the way to an address the leading number is the velocity, on the way
 * to an ad it says how often a verdict was moved.
 */
public final class ChangeRecord {
  private ChangeRecord() {}

  /** Writes what the address rule needs. */
  public static void writeForAddress(Change change, BodyWriter out) {
    write(change.velocity(), change, out);
  }

  /** Reads what {@link #writeForAddress} wrote. */
  public static Change readForAddress(BodyReader in) {
    return new Change(in.number(), in.number(), in.number(), in.number(), in.number());
  }

  /** Writes what the count of an ad needs. */
  public static void writeForAd(Change change, BodyWriter out) {
    write(change.absorbedClicks() == 0 ? 1 : 0, change, out);
  }

  private static void write(long leading, Change change, BodyWriter out) {
    out.number(leading)
        .number(change.valid())
        .number(change.costE4())
        .number(change.invalid())
        .number(change.duplicates());
  }
}
