package io.adclicks.query.metrics;

import io.adclicks.query.answer.Answer;
import io.adclicks.query.answer.Fingerprint;
import io.adclicks.query.catalogue.Dimension;
import io.adclicks.query.freshness.Freshness;
import io.adclicks.query.freshness.PipelineProgress;
import io.adclicks.query.freshness.PipelineProgressRepository;
import io.adclicks.query.parameters.AdId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers what clicks came to. Progress is always read before the cells, so that an answer never
 * claims to be fresher than its figures.
 */
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

  /** The figures of one ad. */
  Answer<AdMetrics> ofAd(AdId ad, Windows windows) {
    PipelineProgress progress = progressRepository.latest();
    Series series = new Series(ad.value(), repository.ofAd(ad, windows)).filled(windows, progress);
    AdMetrics metrics =
        new AdMetrics(
            ad.value(),
            windows.resolution().label(),
            windows.range().from(),
            windows.range().to(),
            series.finality(),
            CountedFigures.of(series.totals()),
            Freshness.of(progress, series.updatedAt(), clock.instant()),
            series.points(windows));
    return answer(metrics, List.of(series), windows, progress);
  }

  /** The figures of several ads, campaigns or advertisers. */
  Answer<ManyMetrics> ofMany(
      MetricsSelection chosen, Dimension group, Windows windows, Optional<String> onlyAdvertiser) {
    PipelineProgress progress = progressRepository.latest();
    List<Series> all =
        new GapFiller(windows, progress).fillAll(cells(chosen, group, windows, onlyAdvertiser));
    Figures totals = all.stream().map(Series::totals).reduce(Figures.NONE, Figures::plus);
    ManyMetrics metrics =
        new ManyMetrics(
            group.label(),
            windows.resolution().label(),
            windows.range().from(),
            windows.range().to(),
            all.stream().flatMap(one -> one.finality().stream()).min(Comparator.naturalOrder()),
            CountedFigures.of(totals),
            Freshness.of(
                progress,
                all.stream()
                    .flatMap(one -> one.updatedAt().stream())
                    .max(Comparator.naturalOrder()),
                clock.instant()),
            all.stream().map(one -> GroupMetrics.of(one, windows)).toList());
    return answer(metrics, all, windows, progress);
  }

  /** Whoever is asked about by its own id has a series, also without clicks. */
  private Map<String, List<AdCell>> cells(
      MetricsSelection chosen, Dimension group, Windows windows, Optional<String> onlyAdvertiser) {
    Map<String, List<AdCell>> found =
        chosen.dimension() == Dimension.AD && group == Dimension.AD
            ? repository.ofAds(chosen.ids(), windows)
            : repository.ofGroups(chosen, group, windows, onlyAdvertiser);
    if (chosen.dimension() != group) {
      return found;
    }
    Map<String, List<AdCell>> cells = new LinkedHashMap<>();
    chosen.ids().forEach(id -> cells.put(id, found.getOrDefault(id, new ArrayList<>())));
    return cells;
  }

  private static <T> Answer<T> answer(
      T body, List<Series> all, Windows windows, PipelineProgress progress) {
    boolean settled =
        progress.hasPassed(windows.end())
            && all.stream()
                .flatMap(series -> series.cells().stream())
                .noneMatch(cell -> cell.finality() == Finality.PROVISIONAL);
    Fingerprint fingerprint = new Fingerprint();
    windows.addTo(fingerprint);
    all.forEach(series -> series.addTo(fingerprint));
    return new Answer<>(body, fingerprint.text(), settled);
  }
}
