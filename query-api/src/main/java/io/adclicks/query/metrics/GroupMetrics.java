package io.adclicks.query.metrics;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Optional;

/**
 * The figures of one ad, campaign or advertiser among several.
 *
 * @param id whose they are
 * @param finality the weakest of the points; null when there are none
 * @param totals the sums of the points
 * @param points one per window, ascending
 */
@JsonNaming(SnakeCaseStrategy.class)
public record GroupMetrics(
    String id, Optional<Finality> finality, CountedFigures totals, List<MetricsPoint> points) {
  static GroupMetrics of(Series series, Windows windows) {
    return new GroupMetrics(
        series.id(), series.finality(), CountedFigures.of(series.totals()), series.points(windows));
  }
}
