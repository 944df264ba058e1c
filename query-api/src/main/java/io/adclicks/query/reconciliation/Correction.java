package io.adclicks.query.reconciliation;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.adclicks.query.metrics.CountedFigures;
import java.time.Instant;

/**
 * A minute of an ad that was corrected.
 *
 * @param adId the ad
 * @param eventTime the start of the minute
 * @param cause why
 * @param run by which run
 * @param before what was served
 * @param after what it was corrected to
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Correction(
    String adId,
    Instant eventTime,
    String cause,
    long run,
    CountedFigures before,
    CountedFigures after) {}
