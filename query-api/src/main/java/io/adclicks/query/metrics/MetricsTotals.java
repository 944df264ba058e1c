package io.adclicks.query.metrics;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.adclicks.model.Money;

/**
 * Sums over the points of an answer.
 *
 * @param clickCount valid clicks
 * @param totalCost their cost, exact, with four decimals
 * @param duplicateCount copies of clicks
 * @param invalidCount invalid clicks
 */
@JsonNaming(SnakeCaseStrategy.class)
public record MetricsTotals(
    long clickCount, String totalCost, long duplicateCount, long invalidCount) {
  static MetricsTotals of(Figures figures) {
    return new MetricsTotals(
        figures.clickCount(),
        Money.format(figures.totalCostE4()),
        figures.duplicateCount(),
        figures.invalidCount());
  }
}
