package io.adclicks.cli.verify;

import io.adclicks.cli.traffic.PlannedClick;
import io.adclicks.model.Resolution;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts what was sent a second time, without a line of the pipeline: the simplest program that
 * follows the rules. Of several copies the one that is added first wins.
 */
public final class ExpectedCells {
  private final int userLimit;
  private final int addressLimit;
  private final int tokenLimit;
  private final Map<Distinct, PlannedClick> distinct = new HashMap<>();
  private final Map<Distinct, Long> copies = new HashMap<>();
  private long late;

  private record Distinct(String userId, String adId, long minute) {}

  private record Party(String name, long minute) {}

  /**
   * @param userLimit distinct clicks a user may make in a minute
   * @param addressLimit distinct clicks an address may make in a minute
   * @param tokenLimit distinct users that may come with one token in a minute
   */
  public ExpectedCells(int userLimit, int addressLimit, int tokenLimit) {
    this.userLimit = userLimit;
    this.addressLimit = addressLimit;
    this.tokenLimit = tokenLimit;
  }

  /** Takes in a click that was acknowledged. */
  public void add(PlannedClick click) {
    if (click.late()) {
      late++;
      return;
    }
    Distinct key =
        new Distinct(click.userId(), click.adId(), Math.floorDiv(click.eventTimeMillis(), 60_000));
    if (distinct.putIfAbsent(key, click) != null) {
      copies.merge(key, 1L, Long::sum);
    }
  }

  /** How many clicks must have been recorded as late. */
  public long late() {
    return late;
  }

  /** The cells that must be there now. */
  public Map<CellKey, Figures> cells() {
    Set<Party> fastUsers = overLimit(userLimit, (key, click) -> key.userId());
    Set<Party> fastAddresses = overLimit(addressLimit, (key, click) -> click.address());
    Set<Party> replayedTokens = overLimit(tokenLimit, ExpectedCells::token);
    Map<CellKey, Figures> cells = new TreeMap<>();
    distinct.forEach(
        (key, click) -> {
          boolean invalid =
              click.bot()
                  || fastUsers.contains(new Party(key.userId(), key.minute()))
                  || fastAddresses.contains(new Party(click.address(), key.minute()))
                  || (!click.token().isEmpty()
                      && replayedTokens.contains(new Party(token(key, click), key.minute())));
          long duplicates = copies.getOrDefault(key, 0L);
          Figures figures =
              invalid
                  ? new Figures(0, 0, duplicates, 1)
                  : new Figures(1, click.costE4(), duplicates, 0);
          for (Resolution resolution : Resolution.values()) {
            Instant start = Instant.ofEpochMilli(resolution.windowStart(click.eventTimeMillis()));
            cells.merge(new CellKey(key.adId(), resolution, start), figures, Figures::plus);
          }
        });
    return cells;
  }

  /** A token is made for one ad. */
  private static String token(Distinct key, PlannedClick click) {
    return key.adId() + " " + click.token();
  }

  private interface NameOf {
    String name(Distinct key, PlannedClick click);
  }

  private Set<Party> overLimit(int limit, NameOf nameOf) {
    Map<Party, Integer> clicks = new HashMap<>();
    distinct.forEach(
        (key, click) -> {
          if (!click.bot()) {
            clicks.merge(new Party(nameOf.name(key, click), key.minute()), 1, Integer::sum);
          }
        });
    Set<Party> over = new HashSet<>();
    clicks.forEach(
        (party, count) -> {
          if (count > limit) {
            over.add(party);
          }
        });
    return over;
  }
}
