package io.adclicks.pipeline.trace;

import static java.util.stream.Collectors.toMap;

import io.adclicks.pipeline.counting.Cell;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * What a cell says.
 *
 * @param clicks valid clicks
 * @param costE4 their cost in ten-thousandths
 * @param duplicates copies of clicks
 * @param invalid invalid clicks
 */
public record Figures(long clicks, long costE4, long duplicates, long invalid) {
  static final Figures NONE = new Figures(0, 0, 0, 0);

  /** The figures of a cell. */
  public static Figures of(Cell cell) {
    return new Figures(
        cell.clickCount(), cell.totalCostE4(), cell.duplicateCount(), cell.invalidCount());
  }

  /** What a table that keeps the highest revision shows, whatever order it was written in. */
  public static Map<CellKey, Figures> kept(Collection<Cell> versions) {
    return versions.stream()
        .collect(
            toMap(
                CellKey::of,
                version -> version,
                BinaryOperator.maxBy(Comparator.comparingLong(Cell::revision))))
        .entrySet()
        .stream()
        .collect(toMap(Map.Entry::getKey, entry -> of(entry.getValue())));
  }

  /** All clicks that the cell accounts for. */
  public long total() {
    return clicks + duplicates + invalid;
  }

  Figures plus(Figures other) {
    return new Figures(
        clicks + other.clicks,
        costE4 + other.costE4,
        duplicates + other.duplicates,
        invalid + other.invalid);
  }
}
