package io.adclicks.backfill.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adclicks.backfill.ColdPathProcess;
import io.adclicks.backfill.ObjectStore;
import io.adclicks.backfill.archive.ArchiveWriter;
import io.adclicks.backfill.archive.ArchivedDay;
import io.adclicks.localstack.ChildProcess;
import io.adclicks.pipeline.source.EncodedClick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayOnObjectStoreTest {
  private static final String BUCKET = "ad-archive";
  private static final String ROOT = "s3://" + BUCKET + "/clicks";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<EncodedClick> CLICKS = ArchivedDay.clicks(240);

  @TempDir Path folder;

  @AfterEach
  void forgetTheStore() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  @Test
  void thePipelineAndClickHouseBothReadTheBucket() throws IOException {
    Path log = folder.resolve("reconcile.log");
    try (ObjectStore bucket = ObjectStore.start(folder.resolve("s3"), BUCKET);
        Store store = Store.start(folder.resolve("clickhouse"))) {
      archiveTo(bucket);

      try (ChildProcess run = ColdPathProcess.reconciling(log, options(bucket, store))) {
        await().atMost(PATIENCE).until(() -> !run.isAlive());
      }

      assertThat(store.rows("SELECT state, recount, clicks FROM reconciliation_runs FINAL"))
          .as(Files.readString(log))
          .containsExactly("closed|%s|%d".formatted(DayReport.EQUAL, CLICKS.size()));
      assertThat(store.rows("SELECT sum(gross_count) FROM billing_daily FINAL"))
          .containsExactly(String.valueOf(CLICKS.size()));
    }
  }

  private static void archiveTo(ObjectStore bucket) throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.fromArgs(bucket.flags()).create());
    ArchiveWriter writer = ArchiveWriter.to(ROOT);
    CLICKS.forEach(writer::add);
    assertThat(writer.flush()).hasSize(24);
  }

  private static String[] options(ObjectStore bucket, Store store) {
    return Stream.concat(
            Stream.of(bucket.flags()),
            Stream.of(
                "--runner=DirectRunner",
                "--targetParallelism=2",
                "--keysPerStage=2",
                "--archiveRoot=" + ROOT,
                "--s3Endpoint=" + bucket.address(),
                "--clickHouseUrl=" + store.jdbcUrl(),
                "--from=" + ArchivedDay.DATE,
                "--evenIfOpen=true"))
        .toArray(String[]::new);
  }
}
