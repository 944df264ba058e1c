package io.adclicks.backfill.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adclicks.backfill.ColdPathProcess;
import io.adclicks.backfill.archive.ArchivedDay;
import io.adclicks.backfill.journal.RunState;
import io.adclicks.localstack.ChildProcess;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A reconciliation in a process of its own, which is killed. */
class KilledRunTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @RegisterExtension static final BusyHourStore HOUR = new BusyHourStore();

  /** When it is killed: as soon as there is such a row. */
  private enum Moment {
    WHILE_IT_COUNTS("SELECT 1 FROM staged_cells LIMIT 1", RunState.STARTED, RunState.STARTED),
    AFTER_ITS_COMMIT(
        "SELECT 1 FROM reconciliation_runs FINAL WHERE state = 'publishing'",
        RunState.PUBLISHING,
        RunState.PUBLISHING),
    /** It may be over before the signal comes: only then is the new truth right. */
    BETWEEN_TWO_TABLES(
        "SELECT 1 FROM ad_metrics_minute WHERE finality = 'restated' LIMIT 1",
        RunState.PUBLISHING,
        RunState.CLOSED);

    private final String row;
    private final RunState first;
    private final RunState last;

    Moment(String row, RunState first, RunState last) {
      this.row = row;
      this.first = first;
      this.last = last;
    }
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void leavesTheOldTruthOrTheNewOneAndTheNextRunFinishes(Moment moment) {
    List<String> old = Figures.truth(HOUR.store());

    try (ChildProcess run = reconciling()) {
      await()
          .atMost(PATIENCE)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(2))
          .until(() -> !HOUR.store().rows(moment.row).isEmpty());
      run.kill();
    }

    RunState state =
        RunState.valueOf(
            HOUR.store().rows("SELECT upper(state) FROM reconciliation_runs FINAL").get(0));
    assertThat(state).isBetween(moment.first, moment.last);
    assertThat(Figures.truth(HOUR.store()))
        .isEqualTo(state == RunState.CLOSED ? Figures.billedInEachTable(HOUR.store()) : old);

    DayReport next = HOUR.day().reconcile();

    assertThat(next.run().state()).isEqualTo(RunState.CLOSED);
    assertThat(Figures.truth(HOUR.store()))
        .isEqualTo(Figures.billedInEachTable(HOUR.store()))
        .isNotEqualTo(old);
    assertThat(Figures.gross(HOUR.store(), "ad_metrics_minute")).isEqualTo(BusyHour.CLICKS.size());
  }

  private static ChildProcess reconciling() {
    return ColdPathProcess.reconciling(
        HOUR.file("reconcile.log"),
        "--runner=DirectRunner",
        "--targetParallelism=2",
        "--keysPerStage=2",
        "--archiveRoot=" + HOUR.archive(),
        "--clickHouseUrl=" + HOUR.store().jdbcUrl(),
        "--from=" + ArchivedDay.DATE,
        "--evenIfOpen=true");
  }
}
