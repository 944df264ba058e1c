package io.adclicks.pipeline.trace;

import io.adclicks.pipeline.CountingRules;
import io.adclicks.pipeline.batching.Buckets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Clicks and the limits under which they are judged.
 *
 * @param clicks the clicks, each at a position of its own
 * @param userLimit clicks a user may make in a minute, 0 for any number
 * @param addressLimit clicks an address may make in a minute, 0 for any number
 * @param tokenLimit users that may come with one token in a minute, 0 for any number
 */
public record Trace(List<PlacedClick> clicks, int userLimit, int addressLimit, int tokenLimit) {
  /** Other clicks under the same limits. */
  public Trace with(List<PlacedClick> others) {
    return new Trace(others, userLimit, addressLimit, tokenLimit);
  }

  /** What every way of counting must come to. */
  public Map<CellKey, Figures> expected() {
    return ReferenceCount.of(this);
  }

  /** The rules of a bounded run, which tells each cell once. */
  public CountingRules bounded() {
    return rules(Duration.ZERO);
  }

  /** The rules of the hot path. */
  public CountingRules rules(Duration earlyFirings) {
    return new CountingRules(
        userLimit, addressLimit, tokenLimit, Duration.ofMinutes(5), earlyFirings, new Buckets(3));
  }

  /** The clicks in any order, some read twice, some suffix read again, cut into bundles. */
  public List<List<PlacedClick>> arrival(Random random) {
    List<PlacedClick> order = new ArrayList<>(clicks);
    Collections.shuffle(order, random);
    clicks.stream().filter(click -> random.nextInt(4) == 0).forEach(order::add);
    order.addAll(order.subList(random.nextInt(order.size() + 1), order.size()).stream().toList());
    return bundles(order, random);
  }

  private static List<List<PlacedClick>> bundles(List<PlacedClick> order, Random random) {
    List<List<PlacedClick>> bundles = new ArrayList<>();
    for (int from = 0; from < order.size(); ) {
      int to = Math.min(order.size(), from + 1 + random.nextInt(6));
      bundles.add(order.subList(from, to));
      from = to;
    }
    return bundles;
  }
}
