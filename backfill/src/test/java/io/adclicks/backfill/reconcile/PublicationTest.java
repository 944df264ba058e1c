package io.adclicks.backfill.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.adclicks.backfill.archive.ArchivedDay;
import io.adclicks.backfill.journal.Claimant;
import io.adclicks.backfill.journal.DayTakenException;
import io.adclicks.backfill.journal.RunState;
import io.adclicks.backfill.publishing.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublicationTest {
  @RegisterExtension static final BusyHourStore HOUR = new BusyHourStore();

  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void aCrashLeavesTheOldOrTheNewTruthAndTheNextRunGoesOn(Step crashed) {
    List<String> old = Figures.truth(HOUR.store());

    assertThatThrownBy(() -> HOUR.day().withoutRecount().before(crashAt(crashed)).reconcile())
        .isInstanceOf(Crash.class);

    boolean committed = crashed.compareTo(Step.COMMIT) > 0;
    boolean closed = crashed.compareTo(Step.CLOSE) > 0;
    assertThat(state())
        .isEqualTo(committed ? closed ? RunState.CLOSED : RunState.PUBLISHING : RunState.STARTED);
    assertThat(Figures.truth(HOUR.store()))
        .as("what a reader makes of the journal, the restatements and the cells")
        .isEqualTo(closed ? Figures.billedInEachTable(HOUR.store()) : old);
    assertThat(Figures.billed(HOUR.store()).isEmpty()).isEqualTo(!closed);

    DayReport next = HOUR.day().withoutRecount().reconcile();

    assertThat(next.run().state()).isEqualTo(RunState.CLOSED);
    assertThat(next.causes().isEmpty()).isEqualTo(committed);
    assertThat(Figures.truth(HOUR.store())).isEqualTo(Figures.billedInEachTable(HOUR.store()));
    for (String table : Figures.TABLES) {
      assertThat(Figures.served(HOUR.store(), table)).isEqualTo(Figures.billed(HOUR.store()));
    }
    assertThat(leftovers()).isZero();
  }

  @Test
  void aDryRunDoesNotFinishWhatAnotherRunWasPublishing() {
    assertThatThrownBy(() -> HOUR.day().withoutRecount().before(crashAt(Step.MINUTES)).reconcile())
        .isInstanceOf(Crash.class);
    List<String> old = Figures.truth(HOUR.store());

    assertThatThrownBy(() -> HOUR.day().dry().reconcile())
        .isInstanceOf(HalfPublishedException.class)
        .hasMessageContaining("has not finished publishing: run the day without --dry-run first");

    assertThat(state()).isEqualTo(RunState.PUBLISHING);
    assertThat(Figures.truth(HOUR.store())).isEqualTo(old);
    assertThat(Figures.billed(HOUR.store())).isEmpty();
  }

  @Test
  void aDryRunLeavesTheCountsOfARefusedRunForWhoeverLooks() {
    HOUR.store()
        .execute(
            "INSERT INTO reconciliation_runs (date, run, step, state) VALUES ('2026-11-24', 7, 3, 'refused')");
    HOUR.store()
        .execute(
            "INSERT INTO staged_cells (date, run, resolution, ad_id) VALUES ('2026-11-24', 7, '1m', 'ad-1')");

    HOUR.day().dry().reconcile();

    assertThat(HOUR.store().rows("SELECT DISTINCT run FROM staged_cells")).containsExactly("7");
  }

  @Test
  void twoRunsOfADayAtATimeAreRefused() {
    List<Throwable> refusals = new ArrayList<>();

    HOUR.day()
        .withoutRecount()
        .before(
            step -> {
              if (step == Step.PREPARE) {
                refusals.add(catchThrowable(() -> HOUR.day().reconcile()));
              }
            })
        .reconcile();

    assertThat(refusals).hasSize(1);
    assertThat(refusals.get(0))
        .isInstanceOf(DayTakenException.class)
        .hasMessageStartingWith("the day 2026-11-24 is being reconciled by process ");
    assertThat(HOUR.store().rows("SELECT count() FROM reconciliation_runs FINAL"))
        .containsExactly("1");
  }

  @Test
  void anotherDayMayRunAtTheSameTime() {
    Day other = HOUR.day().on(ArchivedDay.DATE.minusDays(1));

    DayReport report =
        HOUR.day()
            .before(
                step -> {
                  if (step == Step.PREPARE) {
                    other.reconcile();
                  }
                })
            .reconcile();

    assertThat(report.run().state()).isEqualTo(RunState.CLOSED);
  }

  @Test
  void theClaimOfAProcessThatDiedOnThisMachineIsInNobodysWay() {
    Claimant dead = new Claimant(Claimant.thisProcess().host(), 4_000_000_000L);
    HOUR.store()
        .execute(
            "INSERT INTO reconciliation_claims VALUES ('2026-11-24', 'dead', '%s', %d, 0, now64(3))"
                .formatted(dead.host(), dead.pid()));

    assertThat(HOUR.day().reconcile().run().state()).isEqualTo(RunState.CLOSED);
  }

  @Test
  void aClaimOnAnotherMachineCountsForAsLongAsItIsRenewed() {
    HOUR.store()
        .execute(
            "INSERT INTO reconciliation_claims VALUES ('2026-11-24', 'far', 'elsewhere', 7, 0, now64(3) - 50)");
    assertThatThrownBy(() -> HOUR.day().reconcile())
        .isInstanceOf(DayTakenException.class)
        .hasMessageContaining("by process 7 on elsewhere");

    HOUR.store().execute("TRUNCATE TABLE reconciliation_claims");
    HOUR.store()
        .execute(
            "INSERT INTO reconciliation_claims VALUES ('2026-11-24', 'far2', 'elsewhere', 7, 0, now64(3) - 70)");
    assertThat(HOUR.day().reconcile().run().state()).isEqualTo(RunState.CLOSED);
  }

  private static Consumer<Step> crashAt(Step crashed) {
    return step -> {
      if (step == crashed) {
        throw new Crash();
      }
    };
  }

  private static RunState state() {
    return RunState.valueOf(
        HOUR.store()
            .rows("SELECT upper(state) FROM reconciliation_runs FINAL ORDER BY run LIMIT 1")
            .get(0));
  }

  /** Rows that no later run needs. */
  private static long leftovers() {
    return HOUR
        .store()
        .rows(
            """
            SELECT (SELECT count() FROM staged_cells) + (SELECT count() FROM staged_recounts)
                + (SELECT count() FROM ad_metrics_minute_restated) + (SELECT count() FROM ad_metrics_hour_restated)
                + (SELECT count() FROM ad_metrics_five_minutes_restated)
                + (SELECT count() FROM discrepancies WHERE (date, run) NOT IN
                    (SELECT date, run FROM reconciliation_runs FINAL WHERE state = 'closed'))
            """)
        .stream()
        .mapToLong(Long::parseLong)
        .sum();
  }
}
