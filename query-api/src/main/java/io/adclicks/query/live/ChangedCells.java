package io.adclicks.query.live;

import io.adclicks.query.metrics.AdCell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells which cells a stream has not sent in their present state. */
final class ChangedCells {
  private final Map<Instant, AdCell> sent = new HashMap<>();

  /** Those cells, ascending; they count as sent from now on. */
  synchronized List<AdCell> of(List<AdCell> cells) {
    List<AdCell> changed = new ArrayList<>();
    for (AdCell cell : cells) {
      if (!cell.equals(sent.put(cell.eventTime(), cell))) {
        changed.add(cell);
      }
    }
    if (!cells.isEmpty()) {
      sent.keySet().removeIf(time -> time.isBefore(cells.get(0).eventTime()));
    }
    return changed;
  }
}
