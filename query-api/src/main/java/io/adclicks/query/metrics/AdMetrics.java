package io.adclicks.query.metrics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.adclicks.query.answer.Tabular;
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
    CountedFigures totals,
    Freshness freshness,
    List<MetricsPoint> points)
    implements Tabular {
  @Override
  public Class<?> rowType() {
    return Row.class;
  }

  @Override
  public List<Row> rows() {
    return points.stream().map(point -> new Row(adId, point)).toList();
  }

  /**
   * A line of the answer as a table.
   *
   * @param adId the ad
   * @param point the window
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Row(String adId, @JsonUnwrapped MetricsPoint point) {}
}
