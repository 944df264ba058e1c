package io.adclicks.query.rejections;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How many clicks are in no count, and why.
 *
 * @param adId the ad; left out when the counts are over all ads
 * @param from the first instant of the range
 * @param to the first instant after the range
 * @param total all of them
 * @param reasons the number per reason, such as {@code LATE}
 */
@JsonNaming(SnakeCaseStrategy.class)
public record RejectionCounts(
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> adId,
    Instant from,
    Instant to,
    long total,
    Map<String, Long> reasons) {}
