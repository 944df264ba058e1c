package io.adclicks.pipeline.judging;

import io.adclicks.pipeline.batching.BodyWriter;

/**
 * How a {@link Change} lies inside a batch.
 *
 * <p>On the way to an address: the address's fingerprint, hash and id of the ad, velocity, valid
 * clicks and their cost. On the way to an ad: hash and id of the ad, how many verdicts were moved,
 * then valid, cost, invalid and duplicates.
 */
public final class ChangeRecord {
  private ChangeRecord() {}

  /** Whether an address has to know of a change. */
  static boolean concernsAddress(Change change) {
    return change.velocity() != 0 || change.valid() != 0;
  }

  /** Writes what the address rule needs. */
  public static void writeForAddress(ClickRecord click, Change change, BodyWriter out) {
    click
        .ad()
        .writeTo(out.hash(click.addressHigh()).hash(click.addressLow()))
        .number(change.velocity())
        .number(change.valid())
        .number(change.costE4());
  }

  /** Writes the figures that the count of an ad needs, behind hash and id of the ad. */
  public static void writeForAd(Change change, BodyWriter out) {
    out.number(change.absorbedClicks() == 0 ? 1 : 0)
        .number(change.valid())
        .number(change.costE4())
        .number(change.invalid())
        .number(change.duplicates());
  }
}
