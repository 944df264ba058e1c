package io.adclicks.backfill.recount;

import static java.util.Objects.requireNonNull;

import io.adclicks.backfill.journal.Limits;
import java.util.ArrayList;
import java.util.List;

/**
 * A way to count the archived clicks. Besides the truth there is what the hot path should have come
 * to: without the clicks that it recorded as late, or under the limits that it had then.
 *
 * @param name tells it apart among the counts of a run
 * @param limits the rules
 * @param withoutLate whether clicks are left out that the hot path recorded as late
 */
public record Variant(String name, Limits limits, boolean withoutLate) {
  /** The name of the count that the pipeline's must equal. */
  public static final String RECOUNT = "recount";

  /** The name of the count under the present rules without late clicks. */
  public static final String PUNCTUAL = "punctual";

  public Variant {
    requireNonNull(name, "name is null");
    requireNonNull(limits, "limits is null");
  }

  /** The truth under some limits. */
  public static Variant recount(Limits limits) {
    return new Variant(RECOUNT, limits, false);
  }

  /** What the hot path may have come to, the simplest explanations first. */
  public static List<Variant> explanations(Limits now, List<Limits> then) {
    List<Variant> variants = new ArrayList<>();
    variants.add(new Variant(PUNCTUAL, now, true));
    List<Limits> others = then.stream().filter(limits -> !limits.equals(now)).toList();
    others.forEach(limits -> variants.add(new Variant("limits " + limits, limits, false)));
    others.forEach(
        limits -> variants.add(new Variant("limits " + limits + ", punctual", limits, true)));
    return variants;
  }
}
