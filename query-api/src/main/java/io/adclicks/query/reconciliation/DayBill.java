package io.adclicks.query.reconciliation;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.adclicks.query.metrics.CountedFigures;
import java.util.Map;

/**
 * The bills of a day together.
 *
 * @param ads how many ads had clicks
 * @param figures their sums
 * @param invalidByReason invalid clicks per reason
 */
@JsonNaming(SnakeCaseStrategy.class)
public record DayBill(long ads, CountedFigures figures, Map<String, Long> invalidByReason) {}
