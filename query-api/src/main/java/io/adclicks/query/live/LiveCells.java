package io.adclicks.query.live;

import io.adclicks.model.Resolution;
import io.adclicks.query.freshness.Freshness;
import io.adclicks.query.freshness.PipelineProgressRepository;
import io.adclicks.query.metrics.AdCell;
import io.adclicks.query.metrics.AdMetricsRepository;
import io.adclicks.query.metrics.GapFill;
import io.adclicks.query.metrics.Windows;
import io.adclicks.query.parameters.TimeRange;
import io.quarkus.cache.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the newest windows of an ad, once for all streams that show it. */
@ApplicationScoped
public class LiveCells {
  private static final int WINDOWS = 60;

  /** Clicks may come with a clock that is a little ahead. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final AdMetricsRepository metrics;
  private final PipelineProgressRepository progress;
  private final Clock clock;

  LiveCells(AdMetricsRepository metrics, PipelineProgressRepository progress, Clock clock) {
    this.metrics = metrics;
    this.progress = progress;
    this.clock = clock;
  }

  /** The cells that can still change soon; at most a second old. */
  @CacheResult(cacheName = "live-cells")
  public List<AdCell> newest(String adId, Resolution resolution) {
    Instant now = clock.instant();
    Instant from = now.minusMillis(WINDOWS * resolution.durationMillis());
    Windows windows =
        new Windows(
            resolution,
            new TimeRange(from, now.plus(AHEAD)),
            GapFill.NONE,
            Optional.empty(),
            Optional.empty());
    return metrics.ofAds(List.of(adId), windows).getOrDefault(adId, List.of());
  }

  /** How far the pipeline has come. */
  Freshness freshness() {
    return Freshness.of(progress.latest(), Optional.empty(), clock.instant());
  }
}
