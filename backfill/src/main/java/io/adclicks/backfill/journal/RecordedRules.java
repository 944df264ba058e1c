package io.adclicks.backfill.journal;

import io.adclicks.backfill.warehouse.Sql;
import io.adclicks.backfill.warehouse.Warehouse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules that the hot path recorded whenever it started. */
public final class RecordedRules {
  private static final Sql RULES = Sql.resource("counting_rules.sql");
  private static final Duration DEFAULT_LATENESS = Duration.ofMinutes(5);

  private final List<Entry> entries;

  private RecordedRules(List<Entry> entries) {
    this.entries = entries;
  }

  private record Entry(Instant startedAt, Limits limits, Duration allowedLateness) {}

  /** Reads them. */
  public static RecordedRules in(Warehouse warehouse) {
    return new RecordedRules(warehouse.query(RULES, RecordedRules::read));
  }

  /** The limits that a day was counted under last, or would have been. */
  public Limits limitsAt(LocalDate date) {
    return entryAt(date).map(Entry::limits).orElse(Limits.DEFAULT);
  }

  /** How late clicks of the day were let in. */
  public Duration allowedLatenessAt(LocalDate date) {
    return entryAt(date).map(Entry::allowedLateness).orElse(DEFAULT_LATENESS);
  }

  /** All limits that the cells of a day may have been counted under, by the hot path or a run. */
  public List<Limits> limitsOf(LocalDate date, List<Run> runs) {
    Instant start = date.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant since = lastAt(start).map(Entry::startedAt).orElse(start);
    return Stream.concat(
            entries.stream().filter(e -> !e.startedAt().isBefore(since)).map(Entry::limits),
            runs.stream().filter(run -> run.state() == RunState.CLOSED).map(Run::limits))
        .distinct()
        .toList();
  }

  private Optional<Entry> entryAt(LocalDate date) {
    return lastAt(date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
        .or(() -> entries.stream().min(Comparator.comparing(Entry::startedAt)));
  }

  private Optional<Entry> lastAt(Instant instant) {
    return entries.stream()
        .filter(entry -> entry.startedAt().isBefore(instant))
        .max(Comparator.comparing(Entry::startedAt));
  }

  private static Entry read(ResultSet row) throws SQLException {
    return new Entry(
        Instant.ofEpochMilli(row.getLong("started_millis")),
        Limits.read(row),
        Duration.ofMillis(row.getLong("allowed_lateness")));
  }
}
