package io.adclicks.query.reconciliation;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * What one cause came to on a day.
 *
 * @param cause {@code LATE}, {@code REDRIVEN}, {@code RULE_CHANGE}, {@code SINK_GAP} or {@code
 *     UNEXPLAINED}
 * @param minutes how many cells of a minute were corrected
 * @param cells how many cells of all resolutions were
 * @param clickCountChange billed clicks more, or fewer
 * @param totalCostChange cost more, or less, with four decimals
 */
@JsonNaming(SnakeCaseStrategy.class)
public record CauseTotal(
    String cause, long minutes, long cells, long clickCountChange, String totalCostChange) {}
