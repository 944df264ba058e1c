package io.adclicks.query.reconciliation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.adclicks.query.metrics.CountedFigures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * The bill of an ad for a day.
 *
 * @param date the day, UTC
 * @param figures the figures; all zeros without clicks
 * @param invalidByReason invalid clicks per reason
 * @param run the run that wrote the bill
 * @param closedAt when the day was closed last
 */
@JsonNaming(SnakeCaseStrategy.class)
public record BilledDay(
    LocalDate date,
    @JsonUnwrapped CountedFigures figures,
    Map<String, Long> invalidByReason,
    long run,
    Instant closedAt) {
  static BilledDay of(BillingRepository.Billed billed) {
    return new BilledDay(
        billed.date(),
        CountedFigures.of(billed.figures()),
        billed.invalidByReason(),
        billed.run(),
        billed.closedAt());
  }
}
