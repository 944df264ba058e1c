package io.adclicks.query.metrics;

import io.adclicks.query.freshness.PipelineProgress;
import io.adclicks.query.parameters.InvalidParameterException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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

  /**
   * The same for the cells of several, by their ids.
   *
   * @throws InvalidParameterException if they would be too many; none has been filled then, because
   *     the zeros of many series can take all memory
   */
  List<Series> fillAll(Map<String, List<AdCell>> cellsById) {
    requireFew(points(cellsById.values()));
    return cellsById.entrySet().stream()
        .map(one -> new Series(one.getKey(), fill(one.getValue())))
        .toList();
  }

  private long points(Collection<List<AdCell>> series) {
    return switch (windows.gapFill()) {
      case NONE -> series.stream().mapToLong(List::size).sum();
      case ZERO -> series.size() * windows.range().windows(windows.resolution());
    };
  }

  private void requireFew(long points) {
    if (points > Windows.MAX_POINTS) {
      throw new InvalidParameterException(
          "resolution",
          windows.resolution().label(),
          "the answer has more than "
              + Windows.MAX_POINTS
              + " points, so write a shorter range, fewer ids or a coarser resolution");
    }
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
