package io.adclicks.pipeline.judging;

import io.adclicks.pipeline.batching.AdKey;
import io.adclicks.pipeline.batching.BodyWriter;
import io.adclicks.pipeline.batching.Fingerprint;

/**
 * How a {@link Change} lies inside a batch.
 *
 * <p>On the way to an address or a token: its fingerprint, that of the ad, velocity, valid clicks
 * and their cost, and for an address the token of the click. On the way to an ad: its fingerprint,
 * how many verdicts were moved, then valid, cost, invalid and duplicates; its id is the name, but
 * for a change that corrects an earlier one, which had it.
 */
public final class ChangeRecord {
  private ChangeRecord() {}

  /** Whether the rules about addresses and tokens have to know of a change. */
  static boolean concernsVelocity(Change change) {
    return change.velocity() != 0 || change.valid() != 0;
  }

  /** Writes what the address rule needs, and what it has to pass on to the token rule. */
  public static void writeForAddress(ClickRecord click, Change change, BodyWriter out) {
    writeKeyed(click.addressHigh(), click.addressLow(), click.ad(), change, out);
    click.token().writeTo(out);
  }

  /** Writes what the token rule needs. */
  public static void writeForToken(TokenKey token, AdKey ad, Change change, BodyWriter out) {
    writeKeyed(token.high(), token.low(), ad, change, out);
    TokenKey.write(Fingerprint.NONE, out);
  }

  /** Writes the figures that the count of an ad needs, behind the ad. */
  public static void writeForAd(Change change, BodyWriter out) {
    out.number(change.absorbedClicks() == 0 ? 1 : 0)
        .number(change.valid())
        .number(change.costE4())
        .number(change.invalid())
        .number(change.duplicates());
  }

  private static void writeKeyed(long high, long low, AdKey ad, Change change, BodyWriter out) {
    ad.writeNamelessTo(out.hash(high).hash(low))
        .number(change.velocity())
        .number(change.valid())
        .number(change.costE4());
  }
}
