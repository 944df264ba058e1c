package io.adclicks.query.reconciliation;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.adclicks.query.metrics.CountedFigures;
import java.time.LocalDate;
import java.util.List;

/**
 * What an ad is billed over some days.
 *
 * @param adId the ad
 * @param from the first day, UTC
 * @param to the last day
 * @param totals the sums over the closed days
 * @param days the closed days
 * @param openDays the days that no reconciliation has closed: they are not in the totals
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Bill(
    String adId,
    LocalDate from,
    LocalDate to,
    CountedFigures totals,
    List<BilledDay> days,
    List<LocalDate> openDays) {}
