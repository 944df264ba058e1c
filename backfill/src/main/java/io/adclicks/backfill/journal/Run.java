package io.adclicks.backfill.journal;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * One reconciliation of one day.
 *
 * @param date the day, UTC
 * @param number the milliseconds since the epoch at which it started, or more, so that a later run
 *     of the day has a higher number
 * @param state how far it has come
 * @param limits the rules it counts under
 * @param codeVersion the release that counts
 * @param archiveDigest names what the archive held
 * @param recount what the independent count came to: {@code equal}, {@code different}, {@code
 *     skipped}, or empty
 * @param clicks how many clicks it counted
 * @param cells how many cells they came to
 * @param startedAt when it started
 * @param updatedAt when it came to its state
 */
public record Run(
    LocalDate date,
    long number,
    RunState state,
    Limits limits,
    String codeVersion,
    String archiveDigest,
    String recount,
    long clicks,
    long cells,
    Instant startedAt,
    Instant updatedAt) {
  private static final DateTimeFormatter PARTITION = DateTimeFormatter.BASIC_ISO_DATE;

  public Run {
    requireNonNull(date, "date is null");
    requireNonNull(state, "state is null");
    requireNonNull(limits, "limits is null");
    if (number < 1) {
      throw new IllegalArgumentException("the run " + number + " must have a number of 1 or more");
    }
  }

  /** The first instant of the day. */
  public Instant dayStart() {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The first instant after the day. */
  public Instant dayEnd() {
    return date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The name of the day's partition in tables that are partitioned by day. */
  public String dayPartition() {
    return PARTITION.format(date);
  }

  /** The name of the run's partition in tables that are partitioned by run. */
  public String runPartition() {
    return "('%s', %d)".formatted(date, number);
  }

  Run in(RunState next, Instant now) {
    return new Run(
        date,
        number,
        next,
        limits,
        codeVersion,
        archiveDigest,
        recount,
        clicks,
        cells,
        startedAt,
        now);
  }

  /** The run with what it found. */
  public Run withFindings(String recountResult, long clicksRead, long cellsFound) {
    return new Run(
        date,
        number,
        state,
        limits,
        codeVersion,
        archiveDigest,
        recountResult,
        clicksRead,
        cellsFound,
        startedAt,
        updatedAt);
  }
}
