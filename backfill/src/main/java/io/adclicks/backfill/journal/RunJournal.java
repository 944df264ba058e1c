package io.adclicks.backfill.journal;

import io.adclicks.backfill.warehouse.Sql;
import io.adclicks.backfill.warehouse.Warehouse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What runs there were and how far they came; the one place that tells which figures are true. */
public final class RunJournal {
  private static final Sql INSERT = Sql.resource("insert_run.sql");
  private static final Sql RUNS = Sql.resource("runs_of_day.sql");

  private final Warehouse warehouse;
  private final InstantSource clock;

  /** A journal in a warehouse. */
  public RunJournal(Warehouse warehouse, InstantSource clock) {
    this.warehouse = warehouse;
    this.clock = clock;
  }

  /** Starts a run of a day. */
  public Run start(LocalDate date, Limits limits, String codeVersion, String archiveDigest) {
    Instant now = now();
    long last = runsOf(date).stream().mapToLong(Run::number).max().orElse(0);
    Run run =
        new Run(
            date,
            Math.max(now.toEpochMilli(), last + 1),
            RunState.STARTED,
            limits,
            codeVersion,
            archiveDigest,
            "",
            0,
            0,
            now,
            now);
    write(run);
    return run;
  }

  /** Records that a run has come to a state. */
  public Run advance(Run run, RunState state) {
    Run next = run.in(state, now());
    write(next);
    return next;
  }

  /** All runs of a day, the oldest first. */
  public List<Run> runsOf(LocalDate date) {
    return warehouse.query(RUNS, RunJournal::read, date);
  }

  /** The run that tells the truth about a day. */
  public Optional<Run> lastClosedOf(LocalDate date) {
    return runsOf(date).stream()
        .filter(run -> run.state() == RunState.CLOSED)
        .reduce((earlier, later) -> later);
  }

  private void write(Run run) {
    warehouse.execute(
        INSERT,
        run.date(),
        run.number(),
        run.state().rank(),
        run.state().label(),
        run.limits().userClicksPerMinute(),
        run.limits().addressClicksPerMinute(),
        run.limits().tokenUsersPerMinute(),
        run.codeVersion(),
        run.archiveDigest(),
        run.recount(),
        run.clicks(),
        run.cells(),
        run.startedAt().toEpochMilli(),
        run.updatedAt().toEpochMilli());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static Run read(ResultSet row) throws SQLException {
    return new Run(
        LocalDate.parse(row.getString("day")),
        row.getLong("run"),
        RunState.ofLabel(row.getString("state")),
        Limits.read(row),
        row.getString("code_version"),
        row.getString("archive_digest"),
        row.getString("recount"),
        row.getLong("clicks"),
        row.getLong("cells"),
        Instant.ofEpochMilli(row.getLong("started_millis")),
        Instant.ofEpochMilli(row.getLong("updated_millis")));
  }
}
