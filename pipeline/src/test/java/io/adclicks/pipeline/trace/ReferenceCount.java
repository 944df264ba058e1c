package io.adclicks.pipeline.trace;

import io.adclicks.model.Click;
import io.adclicks.model.Resolution;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rules of counting once more, as plainly as they can be said: all clicks at once, in the order
 * of their positions, with maps and loops. It shares no code with what it judges.
 */
public final class ReferenceCount {
  private static final long MINUTE = 60_000;

  private final Trace trace;
  private final List<Click> winners = new ArrayList<>();
  private final List<Click> duplicates = new ArrayList<>();
  private final Map<List<Object>, Integer> clicksOfUser = new HashMap<>();
  private final Map<List<Object>, Integer> clicksOfAddress = new HashMap<>();
  private final Map<List<Object>, Integer> clicksOfToken = new HashMap<>();
  private final Map<CellKey, Figures> cells = new HashMap<>();

  private ReferenceCount(Trace trace) {
    this.trace = trace;
  }

  /** Every cell of some clicks, whatever their order; a position given twice is one click. */
  public static Map<CellKey, Figures> of(Trace trace) {
    ReferenceCount count = new ReferenceCount(trace);
    count.findWinners(trace.clicks());
    count.measureVelocity();
    for (Click duplicate : count.duplicates) {
      count.add(duplicate, new Figures(0, 0, 1, 0));
    }
    for (Click winner : count.winners) {
      boolean valid = count.isValid(winner);
      count.add(winner, valid ? new Figures(1, winner.costE4(), 0, 0) : new Figures(0, 0, 0, 1));
    }
    return count.cells;
  }

  private void findWinners(Collection<PlacedClick> clicks) {
    TreeMap<Long, Click> byPosition = new TreeMap<>();
    for (PlacedClick placed : clicks) {
      byPosition.put(placed.position(), placed.click());
    }
    Set<List<Object>> seen = new HashSet<>();
    for (Click click : byPosition.values()) {
      boolean first = seen.add(List.of(click.userId(), click.adId(), minute(click)));
      (first ? winners : duplicates).add(click);
    }
  }

  private void measureVelocity() {
    for (Click click : winners) {
      if (click.ivt().isEmpty()) {
        clicksOfUser.merge(List.of(click.userId(), minute(click)), 1, Integer::sum);
        clicksOfAddress.merge(List.of(click.ip(), minute(click)), 1, Integer::sum);
        clicksOfToken.merge(List.of(click.token(), minute(click)), 1, Integer::sum);
      }
    }
  }

  private boolean isValid(Click click) {
    if (!click.ivt().isEmpty()) {
      return false;
    }
    int ofUser = clicksOfUser.get(List.of(click.userId(), minute(click)));
    if (trace.userLimit() > 0 && ofUser > trace.userLimit()) {
      return false;
    }
    int ofAddress = clicksOfAddress.get(List.of(click.ip(), minute(click)));
    if (!click.ip().isEmpty() && trace.addressLimit() > 0 && ofAddress > trace.addressLimit()) {
      return false;
    }
    int ofToken = clicksOfToken.get(List.of(click.token(), minute(click)));
    return click.token().isEmpty() || trace.tokenLimit() == 0 || ofToken <= trace.tokenLimit();
  }

  private void add(Click click, Figures figures) {
    addTo(new CellKey(click.adId(), Resolution.MINUTE, start(click, 1)), figures);
    addTo(new CellKey(click.adId(), Resolution.FIVE_MINUTES, start(click, 5)), figures);
    addTo(new CellKey(click.adId(), Resolution.HOUR, start(click, 60)), figures);
  }

  private void addTo(CellKey key, Figures figures) {
    cells.put(key, cells.getOrDefault(key, Figures.NONE).plus(figures));
  }

  private static long minute(Click click) {
    return click.eventTimeMillis() / MINUTE;
  }

  private static long start(Click click, int minutes) {
    return click.eventTimeMillis() / (minutes * MINUTE) * (minutes * MINUTE);
  }
}
