package io.adclicks.query.metrics;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.adclicks.query.freshness.Freshness;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The figures of one ad over a range.
 *
 * @param adId the ad
 * @param resolution the length of the windows
 * @param from the first instant of the range
 * @param to the first instant after the range
 * @param finality the weakest of the points; null when there are none
 * @param totals the sums of the points
 * @param freshness how old the figures are
 * @param points one per window, ascending
 */
@JsonNaming(SnakeCaseStrategy.class)
public record AdMetrics(
    String adId,
    String resolution,
    Instant from,
    Instant to,
    Optional<Finality> finality,
    MetricsTotals totals,
    Freshness freshness,
    List<MetricsPoint> points) {}
