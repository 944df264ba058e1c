package io.adclicks.backfill.publishing;

import io.adclicks.backfill.journal.Run;
import io.adclicks.backfill.journal.RunJournal;
import io.adclicks.backfill.journal.RunState;
import io.adclicks.backfill.warehouse.Sql;
import io.adclicks.backfill.warehouse.Warehouse;
import io.adclicks.model.Resolution;
import io.adclicks.pipeline.counting.Revision;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Makes the figures of a run the truth, so that a crash at any moment leaves either the old figures
 * or the new ones, and whoever comes next can finish what was begun.
 */
public final class Publication {
  /** Longer than a reader may go on without looking into the journal. */
  public static final Duration ANNOUNCEMENT = Duration.ofSeconds(2);

  private static final Sql DROP = Sql.resource("drop_partition.sql");
  private static final Sql PREPARE = Sql.resource("prepare_restated_cells.sql");
  private static final Sql ONE_PART = Sql.resource("merge_partition.sql");
  private static final Sql BOOK = Sql.resource("book_restatements.sql");
  private static final Sql ATTACH = Sql.resource("attach_partition.sql");
  private static final Sql BILL = Sql.resource("bill_day.sql");
  private static final String RESTATED = "_restated";

  private final Warehouse warehouse;
  private final RunJournal journal;
  private final Duration announcement;
  private final Consumer<Step> before;

  /**
   * @param announcement how long readers are given to see the journal
   * @param before told each step before it is done
   */
  public Publication(
      Warehouse warehouse, RunJournal journal, Duration announcement, Consumer<Step> before) {
    this.warehouse = warehouse;
    this.journal = journal;
    this.announcement = announcement;
    this.before = before;
  }

  /** Publishes a run that has counted and compared. */
  public Run publish(Run run) {
    step(Step.PREPARE, () -> prepare(run));
    before.accept(Step.COMMIT);
    return finish(journal.advance(run, RunState.PUBLISHING));
  }

  /** Finishes what an earlier run of the day began, or clears away what it left behind. */
  public Run recover(Run unfinished) {
    if (unfinished.state() == RunState.PUBLISHING) {
      step(Step.PREPARE, () -> prepare(unfinished));
      return finish(unfinished);
    }
    return abandon(unfinished);
  }

  /** Ends a run that nobody wants to know of any more. */
  public Run abandon(Run run) {
    Run ended = journal.advance(run, RunState.ABANDONED);
    drop("discrepancies", run.runPartition());
    clean(ended);
    return ended;
  }

  /**
   * Ends a run that cannot be trusted. Its counts stay until the next run, so that one can look.
   */
  public Run refuse(Run run) {
    return journal.advance(run, RunState.REFUSED);
  }

  /** Drops what a run staged. */
  public void clean(Run run) {
    for (Resolution resolution : Resolution.values()) {
      drop(resolution.table() + RESTATED, run.dayPartition());
    }
    drop("staged_cells", run.runPartition());
    drop("staged_recounts", run.runPartition());
  }

  private Run finish(Run run) {
    step(Step.BOOK, () -> book(run));
    step(Step.ANNOUNCE, this::announce);
    step(Step.MINUTES, () -> attach(run, Resolution.MINUTE));
    step(Step.FIVE_MINUTES, () -> attach(run, Resolution.FIVE_MINUTES));
    step(Step.HOURS, () -> attach(run, Resolution.HOUR));
    step(Step.BILL, () -> bill(run));
    before.accept(Step.CLOSE);
    Run closed = journal.advance(run, RunState.CLOSED);
    step(Step.CLEAN, () -> clean(closed));
    return closed;
  }

  private void step(Step step, Runnable action) {
    before.accept(step);
    action.run();
  }

  private void prepare(Run run) {
    for (Resolution resolution : Resolution.values()) {
      String table = resolution.table() + RESTATED;
      drop(table, run.dayPartition());
      warehouse.execute(
          PREPARE.with("table", table),
          Revision.restatedBy(run.number()),
          run.date(),
          run.number(),
          resolution.label());
      warehouse.execute(ONE_PART.with("table", table).with("partition", run.dayPartition()));
    }
  }

  private void book(Run run) {
    warehouse.execute(
        BOOK,
        run.limits().toString(),
        run.codeVersion(),
        run.archiveDigest(),
        run.updatedAt().toEpochMilli(),
        run.date(),
        run.number());
  }

  private void announce() {
    long end = System.nanoTime() + announcement.toNanos();
    long left = announcement.toNanos();
    while (left > 0) {
      LockSupport.parkNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
      left = end - System.nanoTime();
    }
  }

  private void attach(Run run, Resolution resolution) {
    warehouse.execute(
        ATTACH.with("table", resolution.table()).with("partition", run.dayPartition()));
  }

  private void bill(Run run) {
    warehouse.execute(
        BILL,
        run.date(),
        run.number(),
        run.date(),
        run.number(),
        run.date(),
        run.number(),
        run.date(),
        run.number());
  }

  private void drop(String table, String partition) {
    warehouse.execute(DROP.with("table", table).with("partition", partition));
  }
}
