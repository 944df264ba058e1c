package io.adclicks.backfill.reconcile;

import io.adclicks.backfill.comparing.Comparison;
import io.adclicks.backfill.counting.ArchiveSlice;
import io.adclicks.backfill.counting.ArchivedFiles;
import io.adclicks.backfill.counting.CountSlice;
import io.adclicks.backfill.journal.Claimant;
import io.adclicks.backfill.journal.DayClaim;
import io.adclicks.backfill.journal.Limits;
import io.adclicks.backfill.journal.RecordedRules;
import io.adclicks.backfill.journal.Run;
import io.adclicks.backfill.journal.RunJournal;
import io.adclicks.backfill.journal.RunState;
import io.adclicks.backfill.manifest.DayManifest;
import io.adclicks.backfill.manifest.ExamineDay;
import io.adclicks.backfill.manifest.Findings;
import io.adclicks.backfill.manifest.Retention;
import io.adclicks.backfill.manifest.SealDay;
import io.adclicks.backfill.publishing.Publication;
import io.adclicks.backfill.publishing.Step;
import io.adclicks.backfill.recount.ArchiveTable;
import io.adclicks.backfill.recount.Recount;
import io.adclicks.backfill.recount.Variant;
import io.adclicks.backfill.warehouse.Sql;
import io.adclicks.backfill.warehouse.Warehouse;
import io.adclicks.model.CodeVersion;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A day's journey: what an earlier run left is finished, the archive is counted twice, compared
 * with what is served, each difference gets its cause, and the result becomes the truth.
 */
public final class Reconciliation {
  private static final Sql TOTALS = Sql.resource("staged_totals.sql");

  private final Warehouse warehouse;
  private final CountSlice count;
  private final Recount recount;
  private final Comparison comparison;
  private final RunJournal journal;
  private final Surroundings surroundings;

  /**
   * What a run stands in.
   *
   * @param clock numbers the runs
   * @param claimant who runs
   * @param announcement how long readers are given to see the journal
   * @param progress told how it goes
   * @param before told each step of the publication before it is done
   */
  public record Surroundings(
      InstantSource clock,
      Claimant claimant,
      Duration announcement,
      Progress progress,
      Consumer<Step> before) {
    /** This process, at this time. */
    public static Surroundings ofThisProcess(Progress progress) {
      return new Surroundings(
          InstantSource.system(),
          Claimant.thisProcess(),
          Publication.ANNOUNCEMENT,
          progress,
          step -> {});
    }
  }

  /** Reconciles in a warehouse what its archive holds. */
  public Reconciliation(
      Warehouse warehouse, CountSlice count, ArchiveTable archive, Surroundings surroundings) {
    this.warehouse = warehouse;
    this.count = count;
    this.surroundings = surroundings;
    recount = new Recount(warehouse, archive);
    comparison = new Comparison(warehouse);
    journal = new RunJournal(warehouse, surroundings.clock());
  }

  /** The run that has closed a day for good, if the order is to leave such days alone. */
  public Optional<Run> settledBy(LocalDate date, DayOrder order) throws IOException {
    return order.skipsUnchanged()
        ? new SettledDays(journal)
            .closing(date, order, limits(date, order, RecordedRules.in(warehouse)))
        : Optional.empty();
  }

  /** Reconciles a day. */
  public DayReport reconcile(LocalDate date, DayOrder order) throws IOException {
    RecordedRules rules = RecordedRules.in(warehouse);
    if (!order.evenIfOpen()) {
      new HotPathProgress(warehouse).requireClosed(date, rules);
    }
    try (DayClaim claim = DayClaim.take(warehouse, date, surroundings.claimant())) {
      Publication publication = publication(claim);
      settleEarlierRuns(date, order, publication);
      DayManifest manifest = soundDay(date, order);
      ArchivedFiles files = ArchivedFiles.of(order.archive(), manifest);
      Run run =
          journal.start(date, limits(date, order, rules), CodeVersion.current(), manifest.digest());
      Run counted = countTwice(run, files, order);
      compare(counted, files, order, rules);
      return end(counted, order, publication);
    }
  }

  /** Whoever comes back to a closed day for late clicks keeps the limits it was closed under. */
  private Limits limits(LocalDate date, DayOrder order, RecordedRules rules) {
    Optional<Run> closing = order.skipsUnchanged() ? journal.lastClosedOf(date) : Optional.empty();
    return order.limits(closing.map(Run::limits).orElseGet(() -> rules.limitsAt(date)));
  }

  /** Seals the day, so that what was billed stays provable. */
  private DayManifest soundDay(LocalDate date, DayOrder order) throws IOException {
    LocalDate keptSince = new Retention(order.archive()).keptSince();
    if (date.isBefore(keptSince)) {
      throw new DroppedDayException(date, keptSince);
    }
    Findings findings =
        order.publishes()
            ? SealDay.of(order.archive(), date)
            : ExamineDay.of(order.archive(), date);
    if (!findings.isSound() && !order.evenIfUnsound()) {
      throw new UnsoundArchiveException(date, findings.faults());
    }
    findings.faults().forEach(this::tell);
    return findings.manifest();
  }

  /** What an earlier run began is finished or cleared away; a dry run leaves all as it is. */
  private void settleEarlierRuns(LocalDate date, DayOrder order, Publication publication) {
    for (Run run : journal.runsOf(date)) {
      if (order.publishes()) {
        settle(run, publication);
      } else if (run.state() == RunState.PUBLISHING) {
        throw new HalfPublishedException(run);
      }
    }
  }

  private void settle(Run run, Publication publication) {
    switch (run.state()) {
      case STARTED, PUBLISHING -> {
        Run ended = publication.recover(run);
        tell("the earlier run %d is now %s".formatted(run.number(), ended.state().label()));
      }
      case CLOSED, REFUSED, ABANDONED -> publication.clean(run);
    }
  }

  private Run countTwice(Run run, ArchivedFiles files, DayOrder order) {
    List<ArchiveSlice> slices = files.slices(order.sliceBytes());
    surroundings.progress().begin(slices.stream().mapToLong(ArchiveSlice::bytes).sum());
    for (ArchiveSlice slice : slices) {
      count.count(run, slice);
      if (order.recounts()) {
        recount.count(run, slice, Variant.recount(run.limits()));
      }
      Run soFar = withTotals(run, "");
      surroundings
          .progress()
          .done(
              slice.bytes(),
              "%s: %,d clicks in %,d cells counted"
                  .formatted(run.date(), soFar.clicks(), soFar.cells()));
    }
    return withTotals(run, recountResult(run, order));
  }

  private String recountResult(Run run, DayOrder order) {
    if (!order.recounts()) {
      return DayReport.SKIPPED;
    }
    long differences = recount.differences(run);
    tell("the independent count differs in %,d cells".formatted(differences));
    return differences == 0 ? DayReport.EQUAL : DayReport.DIFFERENT;
  }

  private void compare(Run run, ArchivedFiles files, DayOrder order, RecordedRules rules) {
    comparison.compare(run);
    List<Integer> hours = comparison.differingHours(run);
    tell("cells differ in %d of 24 hours".formatted(hours.size()));
    List<Variant> explanations =
        order.recounts()
            ? Variant.explanations(
                run.limits(), rules.limitsOf(run.date(), journal.runsOf(run.date())))
            : List.of();
    for (ArchiveSlice slice : files.ofHours(hours).slices(order.sliceBytes())) {
      explanations.forEach(variant -> recount.count(run, slice, variant));
    }
    comparison.judge(run, explanations);
  }

  private DayReport end(Run run, DayOrder order, Publication publication) {
    DayReport found = new DayReport(run, comparison.causes(run), comparison.moneyChanges(run));
    Run ended;
    boolean trusted = hasAllThatWasServed(run) || order.evenIfUnsound();
    if (!order.publishes()) {
      ended = publication.abandon(run);
    } else if (run.recount().equals(DayReport.DIFFERENT) || !trusted) {
      ended = publication.refuse(run);
    } else {
      ended = publication.publish(run);
    }
    return new DayReport(ended, found.causes(), found.changes());
  }

  /** An archive that is behind, or another one, must not make a day cheaper. */
  private boolean hasAllThatWasServed(Run run) {
    long cells = comparison.unarchivedCells(run);
    if (cells > 0) {
      tell(
          "the archive has fewer clicks than were served in %,d cells of %s: let its job catch up or name the right root, and run again; if the hot path counted clicks twice, say --even-if-unsound to bill what the archive holds"
              .formatted(cells, run.date()));
    }
    return cells == 0;
  }

  private Publication publication(DayClaim claim) {
    return new Publication(
        warehouse,
        journal,
        surroundings.announcement(),
        step -> {
          claim.requireHeld();
          surroundings.before().accept(step);
        });
  }

  private Run withTotals(Run run, String recountResult) {
    return warehouse
        .query(
            TOTALS,
            row -> run.withFindings(recountResult, row.getLong("clicks"), row.getLong("cells")),
            run.date(),
            run.number())
        .get(0);
  }

  private void tell(String line) {
    surroundings.progress().tell(line);
  }
}
