package io.adclicks.bench.reconcile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What it cost to reconcile a day.
 *
 * @param clicks how many the day had
 * @param archiveBytes size of its files
 * @param seconds time from start to end of the program
 * @param cpuSeconds processor time of the program
 * @param engineCpuSeconds processor time of ClickHouse meanwhile
 * @param peakBytes the most memory the program held
 * @param agrees whether hot path, cold path and the count in SQL came to the same cells
 */
record Lap(
    long clicks,
    long archiveBytes,
    double seconds,
    double cpuSeconds,
    double engineCpuSeconds,
    long peakBytes,
    boolean agrees) {

  /** The clicks that a core does in a second, the recount by ClickHouse included. */
  double clicksPerCoreSecond() {
    return clicks / (cpuSeconds + engineCpuSeconds);
  }

  /** As a line to read. */
  String text() {
    return ("%,d clicks (%,d MiB of archive): %.1f s, %,.0f clicks/s; CPU %.1f s and %.1f s in ClickHouse, %,.0f"
            + " clicks/s per core; peak memory %,d MiB; hot path, cold path and SQL %s")
        .formatted(
            clicks,
            archiveBytes >> 20,
            seconds,
            clicks / seconds,
            cpuSeconds,
            engineCpuSeconds,
            clicksPerCoreSecond(),
            peakBytes >> 20,
            agrees ? "agree" : "DIFFER");
  }

  /** The line of JSON that compares a small day with a large one. */
  static String json(Lap small, Lap large) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("clicks", large.clicks);
    json.put("clicks_per_core_second", Math.round(large.clicksPerCoreSecond()));
    json.put("clicks_per_second", Math.round(large.clicks / large.seconds));
    json.put("growth_of_clicks", round((double) large.clicks / small.clicks));
    json.put("growth_of_time", round(large.seconds / small.seconds));
    json.put("peak_mib_small", small.peakBytes >> 20);
    json.put("peak_mib_large", large.peakBytes >> 20);
    json.put("agree", small.agrees && large.agrees);
    return json.toString();
  }

  private static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
