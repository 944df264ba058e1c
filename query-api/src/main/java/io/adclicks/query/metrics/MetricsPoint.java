package io.adclicks.query.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The figures of one window.
 *
 * @param eventTime the start of the window
 * @param localTime the same in the time zone that was asked for; left out without one
 * @param figures what was counted
 * @param finality how far the figures can be trusted
 * @param updatedAt when they were written; null for a window without clicks
 */
@JsonNaming(SnakeCaseStrategy.class)
public record MetricsPoint(
    Instant eventTime,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<OffsetDateTime> localTime,
    @JsonUnwrapped CountedFigures figures,
    Finality finality,
    Optional<Instant> updatedAt) {
  /** A cell as a point, with a label in a time zone if there is one. */
  public static MetricsPoint of(AdCell cell, Optional<ZoneId> zone) {
    return new MetricsPoint(
        cell.eventTime(),
        zone.map(place -> cell.eventTime().atZone(place).toOffsetDateTime()),
        CountedFigures.of(cell.figures()),
        cell.finality(),
        cell.updatedAt());
  }
}
