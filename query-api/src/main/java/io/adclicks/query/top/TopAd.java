package io.adclicks.query.top;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.adclicks.model.Money;
import io.adclicks.query.metrics.Figures;

/**
 * One of the first ads.
 *
 * @param adId the ad
 * @param clickCount valid clicks
 * @param totalCost their cost, exact, with four decimals
 * @param duplicateCount copies of clicks
 * @param invalidCount invalid clicks
 */
@JsonNaming(SnakeCaseStrategy.class)
public record TopAd(
    String adId, long clickCount, String totalCost, long duplicateCount, long invalidCount) {
  static TopAd of(String adId, Figures figures) {
    return new TopAd(
        adId,
        figures.clickCount(),
        Money.format(figures.totalCostE4()),
        figures.duplicateCount(),
        figures.invalidCount());
  }
}
