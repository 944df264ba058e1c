package io.adclicks.backfill.reconcile;

import io.adclicks.backfill.archive.ArchiveFolder;
import io.adclicks.backfill.archive.ArchivedDay;
import io.adclicks.backfill.counting.CountSlice;
import io.adclicks.backfill.journal.Claimant;
import io.adclicks.backfill.publishing.Step;
import io.adclicks.backfill.recount.ArchiveTable;
import io.adclicks.backfill.warehouse.Warehouse;
import io.adclicks.pipeline.batching.Buckets;
import io.adclicks.pipeline.sink.ClickHouseSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Reconciles the day of {@link ArchivedDay} in ways that a test chooses. */
record Day(
    Store store,
    Path root,
    LocalDate date,
    int userLimit,
    boolean recounts,
    boolean publishes,
    boolean evenIfUnsound,
    Consumer<Step> before) {
  static Day of(Store store, Path root) {
    return new Day(store, root, ArchivedDay.DATE, -1, true, true, false, step -> {});
  }

  Day on(LocalDate other) {
    return new Day(store, root, other, userLimit, recounts, publishes, evenIfUnsound, before);
  }

  Day withUserLimit(int limit) {
    return new Day(store, root, date, limit, recounts, publishes, evenIfUnsound, before);
  }

  Day withoutRecount() {
    return new Day(store, root, date, userLimit, false, publishes, evenIfUnsound, before);
  }

  Day dry() {
    return new Day(store, root, date, userLimit, recounts, false, evenIfUnsound, before);
  }

  Day despiteFaults() {
    return new Day(store, root, date, userLimit, recounts, publishes, true, before);
  }

  Day before(Consumer<Step> action) {
    return new Day(store, root, date, userLimit, recounts, publishes, evenIfUnsound, action);
  }

  DayReport reconcile() {
    Warehouse warehouse = new Warehouse(store.jdbcUrl());
    ArchiveFolder archive = new ArchiveFolder(root.toString());
    Reconciliation reconciliation =
        new Reconciliation(
            warehouse,
            new CountSlice(
                PipelineOptionsFactory.fromArgs("--runner=DirectRunner", "--targetParallelism=2")
                    .create(),
                new ClickHouseSink(warehouse.bulkUrl()),
                new Buckets(2)),
            new ArchiveTable(archive, "http://127.0.0.1:1"),
            new Reconciliation.Surroundings(
                InstantSource.system(),
                Claimant.thisProcess(),
                Duration.ZERO,
                new Progress(line -> {}),
                before));
    DayOrder order =
        new DayOrder(
            archive, userLimit, -1, -1, false, recounts, publishes, false, evenIfUnsound, 1 << 20);
    try {
      return reconciliation.reconcile(date, order);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
