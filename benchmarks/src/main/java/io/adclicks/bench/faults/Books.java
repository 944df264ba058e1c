package io.adclicks.bench.faults;

import io.adclicks.bench.faults.Rejections.At;
import io.adclicks.bench.faults.Rejections.Rejection;
import io.adclicks.cli.traffic.PlannedClick;
import io.adclicks.cli.traffic.SentClicks;
import io.adclicks.cli.verify.CellKey;
import io.adclicks.cli.verify.Figures;
import io.adclicks.cli.verify.Verdict;
import io.adclicks.model.Resolution;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was acknowledged, what lies in Kafka and what is served, held against each other.
 *
 * @param tally what the records in Kafka must have become
 * @param cells how the cells compare with it
 * @param lost acknowledged clicks that Kafka does not hold
 * @param unbalanced records less what became of them, which the conservation law says is 0
 * @param unrecorded records that are no click and not recorded as rejected with a reason
 * @param wronglyLate clicks recorded as late that were not
 */
record Books(
    Tally tally, Verdict cells, long lost, long unbalanced, long unrecorded, long wronglyLate) {
  private static final Duration LATENESS = Duration.ofMinutes(5);

  static Books of(TopicCount topics, String jdbcUrl, SentClicks sent) throws SQLException {
    Rejections rejections = Rejections.read(jdbcUrl);
    Tally tally = topics.tally(rejections);
    Map<CellKey, Figures> stored = StoredCells.read(jdbcUrl);
    long lost = 0;
    for (PlannedClick click : sent.clicks()) {
      lost += topics.holds(click) ? 0 : 1;
    }
    return new Books(
        tally,
        Verdict.of(tally.cells(), stored),
        lost,
        tally.records() - inCells(stored) - tally.late() - tally.malformed(),
        topics.malformed().stream().filter(at -> !isRecorded(at, rejections)).count(),
        rejections.byPosition().keySet().stream()
            .filter(rejections::isLate)
            .filter(at -> !isOld(at, topics))
            .count());
  }

  boolean isExact() {
    return cells.isExact() && lost == 0 && unbalanced == 0 && unrecorded == 0 && wronglyLate == 0;
  }

  /** What does not agree. */
  String faults() {
    List<String> faults = new ArrayList<>();
    if (!cells.isExact()) {
      faults.add("%d of %d cells differ".formatted(cells.differing(), cells.compared()));
    }
    if (lost != 0) {
      faults.add(lost + " acknowledged clicks are not in Kafka");
    }
    if (unbalanced != 0) {
      faults.add(unbalanced + " records are unaccounted for");
    }
    if (unrecorded != 0) {
      faults.add(unrecorded + " bad records are not recorded");
    }
    if (wronglyLate != 0) {
      faults.add(wronglyLate + " clicks are wrongly recorded as late");
    }
    return String.join(", ", faults);
  }

  private static long inCells(Map<CellKey, Figures> cells) {
    return cells.entrySet().stream()
        .filter(cell -> cell.getKey().resolution() == Resolution.MINUTE)
        .map(Map.Entry::getValue)
        .mapToLong(figures -> figures.clicks() + figures.duplicates() + figures.invalid())
        .sum();
  }

  private static boolean isRecorded(At at, Rejections rejections) {
    Rejection rejection = rejections.byPosition().get(at);
    return rejection != null && !rejection.reason().equals("LATE");
  }

  /** Only a click that reached the gateway later than allowed can have been late. */
  private static boolean isOld(At at, TopicCount topics) {
    return topics
        .click(at)
        .filter(click -> click.receivedAtMillis() - click.eventTimeMillis() >= LATENESS.toMillis())
        .isPresent();
  }
}
