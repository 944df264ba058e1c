package io.adclicks.query.reconciliation;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;

/**
 * One run of a day.
 *
 * @param run its number
 * @param state {@code started}, {@code publishing}, {@code closed}, {@code refused} because its two
 *     counts differed or the archive lacks clicks, or {@code abandoned}
 * @param userClicksPerMinute the limit per user that it counted under; 0 for none
 * @param addressClicksPerMinute the limit per address; 0 for none
 * @param tokenUsersPerMinute the limit per token; 0 for none
 * @param codeVersion the release that counted
 * @param archiveDigest names what the archive held
 * @param recount whether the independent count was {@code equal}, {@code different} or {@code
 *     skipped}
 * @param clicks how many clicks it counted
 * @param cells how many cells they came to
 * @param startedAt when it started
 * @param updatedAt when it came to its state
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ReconciledRun(
    long run,
    String state,
    long userClicksPerMinute,
    long addressClicksPerMinute,
    long tokenUsersPerMinute,
    String codeVersion,
    String archiveDigest,
    String recount,
    long clicks,
    long cells,
    Instant startedAt,
    Instant updatedAt) {
  static final String CLOSED = "closed";
}
