package io.adclicks.cli.verify;

import io.adclicks.model.Money;

/**
 * The figures of a cell.
 *
 * @param clicks valid clicks
 * @param costE4 their cost in ten-thousandths
 * @param duplicates copies
 * @param invalid invalid clicks
 */
public record Figures(long clicks, long costE4, long duplicates, long invalid) {
  /** Nothing. */
  public static final Figures NONE = new Figures(0, 0, 0, 0);

  Figures plus(Figures other) {
    return new Figures(
        clicks + other.clicks,
        costE4 + other.costE4,
        duplicates + other.duplicates,
        invalid + other.invalid);
  }

  @Override
  public String toString() {
    return "clicks=%d cost=%s duplicates=%d invalid=%d"
        .formatted(clicks, Money.format(costE4), duplicates, invalid);
  }
}
