package io.adclicks.backfill;

import io.adclicks.backfill.archive.ArchiveFolder;
import io.adclicks.backfill.counting.CountSlice;
import io.adclicks.backfill.journal.DayTakenException;
import io.adclicks.backfill.journal.Run;
import io.adclicks.backfill.reconcile.DayOrder;
import io.adclicks.backfill.reconcile.DayReport;
import io.adclicks.backfill.reconcile.DroppedDayException;
import io.adclicks.backfill.reconcile.HalfPublishedException;
import io.adclicks.backfill.reconcile.OpenDayException;
import io.adclicks.backfill.reconcile.Progress;
import io.adclicks.backfill.reconcile.ReconcileOptions;
import io.adclicks.backfill.reconcile.Reconciliation;
import io.adclicks.backfill.reconcile.ReportText;
import io.adclicks.backfill.reconcile.UnsoundArchiveException;
import io.adclicks.backfill.recount.ArchiveTable;
import io.adclicks.backfill.warehouse.Warehouse;
import io.adclicks.backfill.warehouse.WarehouseException;
import io.adclicks.pipeline.batching.Buckets;
import io.adclicks.pipeline.sink.ClickHouseSink;
import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * Reconciles days: what was served is compared with what the archive holds, corrected and billed.
 */
public final class Reconcile {
  private static final int EXIT_DONE = 0;
  private static final int EXIT_FAILED = 1;
  private static final int EXIT_USAGE = 2;
  private static final int EXIT_ALARM = 4;
  private static final long MEGABYTE = 1L << 20;

  private final ReconcileOptions options;
  private final PrintStream out;
  private final PrintStream err;

  private Reconcile(ReconcileOptions options, PrintStream out, PrintStream err) {
    this.options = options;
    this.out = out;
    this.err = err;
  }

  /** Runs; {@code --help=ReconcileOptions} lists the options. */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    PipelineOptionsFactory.register(ReconcileOptions.class);
    try {
      ReconcileOptions options =
          PipelineOptionsFactory.fromArgs(args).withValidation().as(ReconcileOptions.class);
      FileSystems.setDefaultPipelineOptions(options);
      return new Reconcile(options, out, err).days(InstantSource.system());
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return EXIT_USAGE;
    }
  }

  /** Does all days, also when one of them is refused; returns the exit code that is most urgent. */
  private int days(InstantSource clock) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    DayRange range = DayRange.of(options.getFrom(), options.getTo(), today);
    Reconciliation reconciliation = reconciliation();
    DayOrder order = order();
    int code = EXIT_DONE;
    for (LocalDate day : range.days()) {
      code = Math.max(code, day(reconciliation, day, order));
    }
    return code;
  }

  private int day(Reconciliation reconciliation, LocalDate day, DayOrder order) {
    try {
      Optional<Run> closing = reconciliation.settledBy(day, order);
      if (closing.isPresent()) {
        out.printf("%s: nothing has come since run %d closed it%n", day, closing.get().number());
        return EXIT_DONE;
      }
      return report(reconciliation.reconcile(day, order));
    } catch (DayTakenException
        | DroppedDayException
        | HalfPublishedException
        | OpenDayException
        | UnsoundArchiveException
        | WarehouseException
        | IOException e) {
      err.printf("%s is not done: %s%n", day, e.getMessage());
      return EXIT_FAILED;
    } catch (RuntimeException e) {
      err.printf("%s is not done, for a fault that the log has: %s%n", day, e.getMessage());
      System.getLogger(Reconcile.class.getName())
          .log(System.Logger.Level.ERROR, day + " is not done", e);
      return EXIT_FAILED;
    }
  }

  private int report(DayReport report) {
    print(ReportText.of(report));
    if (options.isDryRun()) {
      print(ReportText.changes(report));
    }
    return report.isAlarming() ? EXIT_ALARM : EXIT_DONE;
  }

  private Reconciliation reconciliation() {
    Warehouse warehouse = new Warehouse(options.getClickHouseUrl());
    return new Reconciliation(
        warehouse,
        new CountSlice(
            options,
            new ClickHouseSink(warehouse.bulkUrl()),
            new Buckets(options.getKeysPerStage())),
        new ArchiveTable(new ArchiveFolder(options.getArchiveRoot()), options.getS3Endpoint()),
        Reconciliation.Surroundings.ofThisProcess(new Progress(out::println)));
  }

  private DayOrder order() {
    return new DayOrder(
        new ArchiveFolder(options.getArchiveRoot()),
        options.getUserLimit(),
        options.getAddressLimit(),
        options.getTokenLimit(),
        options.isSkipUnchanged(),
        !options.isSkipRecount(),
        !options.isDryRun(),
        options.isEvenIfOpen(),
        options.isEvenIfUnsound(),
        options.getSliceMegabytes() * MEGABYTE);
  }

  private void print(List<String> lines) {
    lines.forEach(out::println);
  }
}
