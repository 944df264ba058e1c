package io.adclicks.pipeline.judging;

/**
 * How one event alters the figures of one ad in one minute. Changes of an ad add up, in any order,
 * to its figures.
 *
 * <p>{@code valid + invalid + duplicates} of a change is 1 when it brings a click that was not
 * counted before, and 0 when it only moves one from one verdict to another; never anything else. So
 * the sum of the figures of a cell is the number of clicks that it has absorbed.
 *
 * @param velocity how many distinct clicks without general IVT are added for the rules about
 *     addresses and tokens
 * @param valid valid clicks added
 * @param costE4 cost of the valid clicks added, in ten-thousandths
 * @param invalid invalid clicks added
 * @param duplicates duplicate clicks added
 */
public record Change(long velocity, long valid, long costE4, long invalid, long duplicates) {
  /** One more copy of a click. */
  public static final Change DUPLICATE = new Change(0, 0, 0, 0, 1);

  /** One more click with a tag of general invalid traffic. */
  public static final Change GENERAL_INVALID = new Change(0, 0, 0, 1, 0);

  /** One more click without such a tag, judged by the user rule. */
  public static Change judged(boolean valid, long costE4) {
    return valid ? new Change(1, 1, costE4, 0, 0) : new Change(1, 0, 0, 1, 0);
  }

  /** Valid clicks become invalid. */
  public static Change invalidated(long clicks, long costE4) {
    return new Change(0, -clicks, -costE4, clicks, 0);
  }

  /** The same clicks taken out, since a copy at a lower position replaces them. */
  public Change negated() {
    return new Change(-velocity, -valid, -costE4, -invalid, -duplicates);
  }

  /** Both changes as one. */
  public Change plus(Change other) {
    return new Change(
        velocity + other.velocity,
        valid + other.valid,
        costE4 + other.costE4,
        invalid + other.invalid,
        duplicates + other.duplicates);
  }

  /** Clicks that were not counted before: 1 or 0. */
  public long absorbedClicks() {
    return valid + invalid + duplicates;
  }
}
