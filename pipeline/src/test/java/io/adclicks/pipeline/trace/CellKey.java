package io.adclicks.pipeline.trace;

import io.adclicks.model.Resolution;
import io.adclicks.pipeline.counting.Cell;

/**
 * What a cell is about.
 *
 * @param adId the ad
 * @param resolution the length of the window
 * @param start the start of the window, milliseconds since the epoch
 */
public record CellKey(String adId, Resolution resolution, long start) {
  /** The key of a cell. */
  public static CellKey of(Cell cell) {
    return new CellKey(cell.adId(), cell.resolution(), cell.eventTimeMillis());
  }
}
