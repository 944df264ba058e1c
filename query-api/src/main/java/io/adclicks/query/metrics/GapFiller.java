package io.adclicks.query.metrics;

import io.adclicks.query.freshness.PipelineProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts a cell of zeros where an ad had no clicks; final as soon as the pipeline has passed it. */
record GapFiller(Windows windows, PipelineProgress progress) {

  /** The cells as the question wants them, ascending. */
  List<AdCell> fill(List<AdCell> cells) {
    return switch (windows.gapFill()) {
      case NONE -> cells;
      case ZERO -> everyWindow(cells);
    };
  }

  private List<AdCell> everyWindow(List<AdCell> cells) {
    Map<Instant, AdCell> known =
        cells.stream().collect(Collectors.toMap(AdCell::eventTime, Function.identity()));
    long step = windows.resolution().durationMillis();
    long end = windows.range().endWindow(windows.resolution());
    List<AdCell> filled = new ArrayList<>();
    for (long at = windows.range().firstWindow(windows.resolution()); at < end; at += step) {
      Instant window = Instant.ofEpochMilli(at);
      AdCell cell = known.get(window);
      filled.add(cell == null ? empty(window) : cell);
    }
    return filled;
  }

  private AdCell empty(Instant window) {
    Instant end = window.plusMillis(windows.resolution().durationMillis());
    Finality finality = progress.hasPassed(end) ? Finality.FINAL : Finality.PROVISIONAL;
    return new AdCell(window, Figures.NONE, finality, Optional.empty());
  }
}
