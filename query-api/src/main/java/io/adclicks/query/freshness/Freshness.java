package io.adclicks.query.freshness;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How old the figures of an answer are.
 *
 * @param watermark event time up to which all clicks are expected to be counted
 * @param watermarkAgeMs how far the watermark lies behind now, in milliseconds, 0 or more
 * @param reportedAt when the pipeline last reported its watermark
 * @param updatedAt when the newest figure of the answer was written
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Freshness(
    Optional<Instant> watermark,
    Optional<Long> watermarkAgeMs,
    Optional<Instant> reportedAt,
    Optional<Instant> updatedAt) {

  /** The freshness of figures, the newest of them written at {@code updatedAt}. */
  public static Freshness of(PipelineProgress progress, Optional<Instant> updatedAt, Instant now) {
    Optional<Long> age =
        progress.watermark().map(passed -> Math.max(0, Duration.between(passed, now).toMillis()));
    return new Freshness(progress.watermark(), age, progress.reportedAt(), updatedAt);
  }
}
