package io.adclicks.query.metrics;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.adclicks.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Figures as the API writes them.
 *
 * @param grossCount all clicks: net, duplicate and invalid ones
 * @param clickCount net: distinct valid clicks, the ones that are billed
 * @param totalCost their cost, exact, with four decimals
 * @param duplicateCount copies of clicks
 * @param invalidCount invalid clicks
 * @param duplicateRate duplicates of all clicks, 0 to 1 with four decimals; null without clicks
 * @param invalidRate invalid ones of the distinct clicks, 0 to 1 with four decimals; null without
 *     clicks
 */
@JsonNaming(SnakeCaseStrategy.class)
public record CountedFigures(
    long grossCount,
    long clickCount,
    String totalCost,
    long duplicateCount,
    long invalidCount,
    Optional<BigDecimal> duplicateRate,
    Optional<BigDecimal> invalidRate) {
  private static final int RATE_SCALE = 4;

  /** The figures, with what follows from them. */
  public static CountedFigures of(Figures figures) {
    long distinct = Math.addExact(figures.clickCount(), figures.invalidCount());
    long gross = Math.addExact(distinct, figures.duplicateCount());
    return new CountedFigures(
        gross,
        figures.clickCount(),
        Money.format(figures.totalCostE4()),
        figures.duplicateCount(),
        figures.invalidCount(),
        rate(figures.duplicateCount(), gross),
        rate(figures.invalidCount(), distinct));
  }

  private static Optional<BigDecimal> rate(long part, long whole) {
    return whole == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(part)
                .divide(BigDecimal.valueOf(whole), RATE_SCALE, RoundingMode.HALF_UP));
  }
}
