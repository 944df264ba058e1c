package io.adclicks.query.metrics;

import io.adclicks.query.answer.Fingerprint;
import io.adclicks.query.freshness.PipelineProgress;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The cells of one ad, campaign or advertiser over time.
 *
 * @param id whose they are
 * @param cells one per window, ascending
 */
record Series(String id, List<AdCell> cells) {
  Figures totals() {
    return cells.stream().map(AdCell::figures).reduce(Figures.NONE, Figures::plus);
  }

  /** The finality of the weakest cell. */
  Optional<Finality> finality() {
    return cells.stream().map(AdCell::finality).min(Comparator.naturalOrder());
  }

  /** When the newest cell was written. */
  Optional<Instant> updatedAt() {
    return cells.stream().flatMap(cell -> cell.updatedAt().stream()).max(Comparator.naturalOrder());
  }

  Series filled(Windows windows, PipelineProgress progress) {
    return new Series(id, new GapFiller(windows, progress).fill(cells));
  }

  List<MetricsPoint> points(Windows windows) {
    return cells.stream().map(cell -> MetricsPoint.of(cell, windows.zone())).toList();
  }

  void addTo(Fingerprint fingerprint) {
    fingerprint.add(id).add(cells.size());
    for (AdCell cell : cells) {
      Figures figures = cell.figures();
      fingerprint
          .add(cell.eventTime().getEpochSecond())
          .add(figures.clickCount())
          .add(figures.totalCostE4())
          .add(figures.duplicateCount())
          .add(figures.invalidCount())
          .add(cell.finality().label());
    }
  }
}
