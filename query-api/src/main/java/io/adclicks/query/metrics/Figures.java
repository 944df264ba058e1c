package io.adclicks.query.metrics;

/**
 * What is counted of an ad's clicks.
 *
 * @param clickCount valid clicks
 * @param totalCostE4 their cost in ten-thousandths
 * @param duplicateCount copies of clicks
 * @param invalidCount invalid clicks
 */
public record Figures(long clickCount, long totalCostE4, long duplicateCount, long invalidCount) {
  /** No clicks at all. */
  public static final Figures NONE = new Figures(0, 0, 0, 0);

  /** The sum of both. */
  public Figures plus(Figures other) {
    return new Figures(
        Math.addExact(clickCount, other.clickCount),
        Math.addExact(totalCostE4, other.totalCostE4),
        Math.addExact(duplicateCount, other.duplicateCount),
        Math.addExact(invalidCount, other.invalidCount));
  }
}
