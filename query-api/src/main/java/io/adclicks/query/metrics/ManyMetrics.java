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
 * The figures of several ads, campaigns or advertisers over a range.
 *
 * @param groupBy what a series stands for
 * @param resolution the length of the windows
 * @param from the first instant of the range
 * @param to the first instant after the range
 * @param finality the weakest of all points; null when there are none
 * @param totals the sums of all points
 * @param freshness how old the figures are
 * @param series one per ad, campaign or advertiser
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ManyMetrics(
    String groupBy,
    String resolution,
    Instant from,
    Instant to,
    Optional<Finality> finality,
    CountedFigures totals,
    Freshness freshness,
    List<GroupMetrics> series)
    implements Tabular {
  @Override
  public Class<?> rowType() {
    return Row.class;
  }

  @Override
  public List<Row> rows() {
    return series.stream()
        .flatMap(one -> one.points().stream().map(point -> new Row(groupBy, one.id(), point)))
        .toList();
  }

  /**
   * A line of the answer as a table.
   *
   * @param groupBy what the id is of
   * @param id whose figures they are
   * @param point the window
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Row(String groupBy, String id, @JsonUnwrapped MetricsPoint point) {}
}
