package io.adclicks.query.freshness;

import java.time.Instant;
import java.util.Optional;

/**
 * How far the pipeline has come.
 *
 * @param watermark event time up to which all clicks are expected to be counted, if ever reported
 * @param reportedAt when the pipeline last reported it
 */
public record PipelineProgress(Optional<Instant> watermark, Optional<Instant> reportedAt) {
  /** Whether a window is over, as far as the pipeline knows. */
  public boolean hasPassed(Instant windowEnd) {
    return watermark.filter(passed -> !passed.isBefore(windowEnd)).isPresent();
  }
}
