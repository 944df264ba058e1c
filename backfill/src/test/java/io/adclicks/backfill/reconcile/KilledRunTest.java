package io.adclicks.backfill.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adclicks.backfill.ColdPathProcess;
import io.adclicks.backfill.archive.ArchivedDay;
import io.adclicks.backfill.journal.RunState;
import io.adclicks.localstack.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A reconciliation in a process of its own, which is killed. */
class KilledRunTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir static Path folder;
  private static Path archive;
  private static Store store;

  /** When it is killed: as soon as there is such a row. */
  private enum Moment {
    WHILE_IT_COUNTS("SELECT 1 FROM staged_cells LIMIT 1"),
    AFTER_ITS_COMMIT("SELECT 1 FROM reconciliation_runs FINAL WHERE state = 'publishing'"),
    BETWEEN_TWO_TABLES("SELECT 1 FROM ad_metrics_minute WHERE finality = 'restated' LIMIT 1");

    private final String row;

    Moment(String row) {
      this.row = row;
    }
  }

  @BeforeAll
  static void start() {
    store = Store.start(folder);
    archive = folder.resolve("archive");
    BusyHour.happen(store, archive);
    store.keep();
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  @BeforeEach
  void restore() {
    store.restore();
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void leavesTheOldTruthOrTheNewOneAndTheNextRunFinishes(Moment moment) {
    List<String> old = Figures.truth(store);

    try (ChildProcess run = reconciling()) {
      await()
          .atMost(PATIENCE)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(2))
          .until(() -> !store.rows(moment.row).isEmpty());
      run.kill();
    }

    boolean closed = store.rows("SELECT state FROM reconciliation_runs FINAL").contains("closed");
    assertThat(Figures.truth(store)).isEqualTo(closed ? Figures.billedInEachTable(store) : old);

    DayReport next = Day.of(store, archive).reconcile();

    assertThat(next.run().state()).isEqualTo(RunState.CLOSED);
    assertThat(Figures.truth(store)).isEqualTo(Figures.billedInEachTable(store)).isNotEqualTo(old);
    assertThat(Figures.gross(store, "ad_metrics_minute")).isEqualTo(BusyHour.CLICKS.size());
  }

  private static ChildProcess reconciling() {
    return ColdPathProcess.reconciling(
        folder.resolve("reconcile.log"),
        "--runner=DirectRunner",
        "--targetParallelism=2",
        "--keysPerStage=2",
        "--archiveRoot=" + archive,
        "--clickHouseUrl=" + store.jdbcUrl(),
        "--from=" + ArchivedDay.DATE,
        "--evenIfOpen=true");
  }
}
