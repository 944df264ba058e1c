package io.adclicks.query.metrics;

import io.adclicks.query.access.Caller;
import io.adclicks.query.catalogue.Dimension;
import io.adclicks.query.parameters.AdId;
import io.adclicks.query.parameters.InvalidParameterException;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ads that are asked about.
 *
 * @param dimension what they are chosen by
 * @param ids 1 to {@link #MAX_IDS} ids of that dimension
 */
record MetricsSelection(Dimension dimension, Set<String> ids) {
  /** The most ids of one request. */
  static final int MAX_IDS = 100;

  private static final String ADVICE = "write up to " + MAX_IDS + " ids of one kind";

  MetricsSelection {
    if (ids.isEmpty() || ids.size() > MAX_IDS) {
      throw new InvalidParameterException(dimension.column(), ids.size() + " ids", ADVICE);
    }
    ids.forEach(AdId::new);
  }

  /** What a request chose; an advertiser that chose nothing means all its ads. */
  static MetricsSelection parse(
      List<String> ads, List<String> campaigns, List<String> advertisers, Caller caller) {
    Map<Dimension, List<String>> chosen = new EnumMap<>(Dimension.class);
    chosen.put(Dimension.AD, ads);
    chosen.put(Dimension.CAMPAIGN, campaigns);
    chosen.put(Dimension.ADVERTISER, advertisers);
    chosen.values().removeIf(List::isEmpty);
    if (chosen.isEmpty()) {
      String own =
          caller
              .onlyAdvertiser()
              .orElseThrow(() -> new InvalidParameterException("ad_id", "", ADVICE));
      return new MetricsSelection(Dimension.ADVERTISER, Set.of(own));
    }
    if (chosen.size() > 1) {
      throw new InvalidParameterException("ad_id", "not the only kind of id", ADVICE);
    }
    Map.Entry<Dimension, List<String>> one = chosen.entrySet().iterator().next();
    return new MetricsSelection(one.getKey(), new LinkedHashSet<>(one.getValue()));
  }
}
