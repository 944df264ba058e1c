package io.adclicks.query.live;

import io.adclicks.query.freshness.Freshness;
import io.adclicks.query.metrics.MetricsPoint;

/** What a live stream tells. */
sealed interface LiveEvent {
  /**
   * A window has new figures.
   *
   * @param body its figures
   */
  record Point(MetricsPoint body) implements LiveEvent {}

  /**
   * The pipeline is that far.
   *
   * @param body how far
   */
  record Progress(Freshness body) implements LiveEvent {}
}
