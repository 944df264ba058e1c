package io.adclicks.query.metrics;

import io.adclicks.query.freshness.Freshness;
import io.adclicks.query.freshness.PipelineProgress;
import io.adclicks.query.freshness.PipelineProgressRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Answers what an ad's clicks came to. */
@ApplicationScoped
public class AdMetricsService {
  private final AdMetricsRepository repository;
  private final PipelineProgressRepository progressRepository;
  private final Clock clock;

  AdMetricsService(
      AdMetricsRepository repository, PipelineProgressRepository progressRepository, Clock clock) {
    this.repository = repository;
    this.progressRepository = progressRepository;
    this.clock = clock;
  }

  /**
   * The figures of an ad. Progress is read before the cells, so that an answer never claims to be
   * fresher than its figures.
   */
  AdMetrics metrics(MetricsQuery query) {
    PipelineProgress progress = progressRepository.latest();
    List<AdCell> cells = new GapFiller(query, progress).fill(repository.cells(query));
    Figures totals = cells.stream().map(AdCell::figures).reduce(Figures.NONE, Figures::plus);
    return new AdMetrics(
        query.ad().value(),
        query.resolution().label(),
        query.range().from(),
        query.range().to(),
        weakest(cells),
        MetricsTotals.of(totals),
        Freshness.of(progress, newest(cells), clock.instant()),
        cells.stream().map(MetricsPoint::of).toList());
  }

  private static Optional<Finality> weakest(List<AdCell> cells) {
    return cells.stream().map(AdCell::finality).min(Comparator.naturalOrder());
  }

  private static Optional<Instant> newest(List<AdCell> cells) {
    return cells.stream().flatMap(cell -> cell.updatedAt().stream()).max(Comparator.naturalOrder());
  }
}
