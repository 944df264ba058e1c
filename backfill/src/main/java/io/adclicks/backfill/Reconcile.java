package io.adclicks.backfill;

import io.adclicks.backfill.archive.ArchiveFolder;
import io.adclicks.backfill.counting.CountSlice;
import io.adclicks.backfill.journal.DayTakenException;
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
import java.time.format.DateTimeParseException;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * Reconciles days: what was served is compared with what the archive holds, corrected and billed.
 */
public final class Reconcile {
  private static final String YESTERDAY = "yesterday";
  private static final int EXIT_FAILED = 1;
  private static final int EXIT_USAGE = 2;
  private static final int EXIT_ALARM = 4;
  private static final long MEGABYTE = 1L << 20;

  private final ReconcileOptions options;
  private final PrintStream out;
  private final InstantSource clock;

  private Reconcile(ReconcileOptions options, PrintStream out, InstantSource clock) {
    this.options = options;
    this.out = out;
    this.clock = clock;
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
      return new Reconcile(options, out, InstantSource.system()).days() ? EXIT_ALARM : 0;
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return EXIT_USAGE;
    } catch (DayTakenException
        | DroppedDayException
        | HalfPublishedException
        | OpenDayException
        | UnsoundArchiveException
        | WarehouseException
        | IOException e) {
      err.println(e.getMessage());
      return EXIT_FAILED;
    }
  }

  /** Whether any day needs a person to look. */
  private boolean days() throws IOException {
    LocalDate first = date("from", options.getFrom());
    LocalDate last = options.getTo().isEmpty() ? first : date("to", options.getTo());
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("--to=" + last + " lies before --from=" + first);
    }
    Reconciliation reconciliation = reconciliation();
    boolean alarming = false;
    for (LocalDate day : first.datesUntil(last.plusDays(1)).toList()) {
      DayReport report = reconciliation.reconcile(day, order());
      print(ReportText.of(report));
      if (options.isDryRun()) {
        print(ReportText.changes(report));
      }
      alarming |= report.isAlarming();
    }
    return alarming;
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
        !options.isSkipRecount(),
        !options.isDryRun(),
        options.isEvenIfOpen(),
        options.isEvenIfUnsound(),
        options.getSliceMegabytes() * MEGABYTE);
  }

  private void print(List<String> lines) {
    lines.forEach(out::println);
  }

  private LocalDate date(String option, String text) {
    if (text.equals(YESTERDAY)) {
      return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "--%s=%s is no day: write it like 2026-11-24, or yesterday".formatted(option, text), e);
    }
  }
}
