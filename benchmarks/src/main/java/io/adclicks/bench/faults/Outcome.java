package io.adclicks.bench.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/**
 * What a fault did to the figures.
 *
 * @param fault what was done
 * @param rate acknowledged clicks a second, outage and warm-up included
 * @param recovery from the beginning of the fault until a click sent after it could be queried
 * @param longestGap the greatest age that the figures have had
 * @param acknowledged clicks that the gateway has acknowledged
 * @param books whether all of them are accounted for
 */
record Outcome(
    Fault fault,
    double rate,
    Duration recovery,
    Duration longestGap,
    long acknowledged,
    Books books) {
  static String heading() {
    return "%-58s %9s %9s %11s %9s %9s %6s %6s %s"
        .formatted(
            "", "clicks/s", "recovery", "longest gap", "acked", "records", "late", "bad", "exact");
  }

  String row() {
    return "%-58s %,9.0f %7.1f s %9.1f s %,9d %,9d %,6d %,6d %s"
        .formatted(
            fault.title(),
            rate,
            seconds(recovery),
            seconds(longestGap),
            acknowledged,
            books.tally().records(),
            books.tally().late(),
            books.tally().malformed(),
            books.isExact() ? "yes" : "NO: " + books.faults());
  }

  void into(ObjectNode json) {
    json.put("fault", fault.toString())
        .put("clicks_per_second", Math.round(rate))
        .put("recovery_seconds", seconds(recovery))
        .put("longest_gap_seconds", seconds(longestGap))
        .put("acknowledged", acknowledged)
        .put("exact", books.isExact());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }
}
