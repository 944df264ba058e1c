package io.adclicks.bench.query;

import java.util.ArrayList;
import java.util.List;

/** How long calls took. */
public final class Latencies {
  private final List<Long> nanos = new ArrayList<>();

  /** Takes in how long a call took, in nanoseconds. */
  public synchronized void add(long duration) {
    nanos.add(duration);
  }

  /** How many calls there were. */
  public synchronized int count() {
    return nanos.size();
  }

  /**
   * The duration in milliseconds that a share of the calls did not exceed; 0 without calls.
   *
   * @param share such as 0.99
   */
  public synchronized double percentile(double share) {
    if (nanos.isEmpty()) {
      return 0;
    }
    List<Long> sorted = nanos.stream().sorted().toList();
    int index = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.max(0, index)) / 1e6;
  }
}
