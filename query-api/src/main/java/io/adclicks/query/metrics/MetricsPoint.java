package io.adclicks.query.metrics;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.adclicks.model.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * The figures of one window.
 *
 * @param eventTime the start of the window
 * @param clickCount valid clicks
 * @param totalCost their cost, exact, with four decimals
 * @param duplicateCount copies of clicks
 * @param invalidCount invalid clicks
 * @param finality how far the figures can be trusted
 * @param updatedAt when they were written; null for a window without clicks
 */
@JsonNaming(SnakeCaseStrategy.class)
public record MetricsPoint(
    Instant eventTime,
    long clickCount,
    String totalCost,
    long duplicateCount,
    long invalidCount,
    Finality finality,
    Optional<Instant> updatedAt) {
  static MetricsPoint of(AdCell cell) {
    Figures figures = cell.figures();
    return new MetricsPoint(
        cell.eventTime(),
        figures.clickCount(),
        Money.format(figures.totalCostE4()),
        figures.duplicateCount(),
        figures.invalidCount(),
        cell.finality(),
        cell.updatedAt());
  }
}
