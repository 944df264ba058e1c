package io.adclicks.bench.pipeline;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The longest latency of what was sent in each second, as a line of bars. */
final class SecondBySecond {
  private static final String BARS = "▁▂▃▄▅▆▇█";

  private final NavigableMap<Long, Long> longest = new ConcurrentSkipListMap<>();

  /**
   * Takes in a latency.
   *
   * @param second when it was sent, in seconds from any origin
   */
  void add(long second, long latencyNanos) {
    longest.merge(second, latencyNanos, Math::max);
  }

  /** A bar per second, the highest as high as the longest latency of all; a blank for none. */
  @Override
  public String toString() {
    if (longest.isEmpty()) {
      return "";
    }
    long top = Collections.max(longest.values());
    StringBuilder bars = new StringBuilder();
    for (long second = longest.firstKey(); second <= longest.lastKey(); second++) {
      Long latency = longest.get(second);
      bars.append(latency == null ? ' ' : BARS.charAt((int) (latency * (BARS.length() - 1) / top)));
    }
    return bars.toString();
  }
}
