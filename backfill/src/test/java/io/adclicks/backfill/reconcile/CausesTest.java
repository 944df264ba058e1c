package io.adclicks.backfill.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adclicks.backfill.comparing.Cause;
import io.adclicks.backfill.comparing.CauseCount;
import io.adclicks.backfill.journal.RunState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CausesTest {
  @RegisterExtension static final BusyHourStore HOUR = new BusyHourStore();

  @Test
  void aLostPartitionIsASinkGap() {
    Figures.TABLES.forEach(
        table -> HOUR.store().execute("ALTER TABLE %s DROP PARTITION 20261124".formatted(table)));

    DayReport report = HOUR.day().reconcile();

    assertThat(causes(report)).containsExactly(Cause.SINK_GAP);
    assertThat(HOUR.store().rows("SELECT DISTINCT detail FROM discrepancies FINAL"))
        .containsExactly("there was no cell");
    assertServedIsWhole();
  }

  @Test
  void aCellWhoseLastWordIsMissingIsASinkGap() {
    makeEqual();
    HOUR.store().execute("CREATE OR REPLACE TABLE kept_whole CLONE AS ad_metrics_minute");
    HOUR.store().execute("TRUNCATE TABLE ad_metrics_minute");
    HOUR.store()
        .execute(
            """
        INSERT INTO ad_metrics_minute
        SELECT ad_id, event_time, 0, 0, 0, 1, 'provisional', 4194304, now64(3)
        FROM kept_whole FINAL
        """);

    DayReport report = HOUR.day().reconcile();

    assertThat(causes(report)).containsExactly(Cause.SINK_GAP);
    assertThat(
            HOUR.store()
                .rows(
                    "SELECT DISTINCT detail FROM discrepancies FINAL WHERE run = %d"
                        .formatted(report.run().number())))
        .containsExactly("the last word is missing, the cell was provisional");
    assertServedIsWhole();
  }

  @Test
  void otherLimitsAreARuleChangeAlsoWhereClicksCameLate() {
    DayReport report = HOUR.day().withUserLimit(2).reconcile();

    assertThat(causes(report)).contains(Cause.RULE_CHANGE).doesNotContain(Cause.UNEXPLAINED);
    assertThat(
            HOUR.store()
                .rows(
                    "SELECT DISTINCT detail FROM discrepancies FINAL WHERE cause = 'RULE_CHANGE' ORDER BY detail"))
        .containsExactly(
            "as counted under limits user 3, address 12, token 4",
            "as counted under limits user 3, address 12, token 4, punctual");
    assertServedIsWhole();
  }

  @Test
  void limitsOfAnEarlierRunAreARuleChangeToo() {
    HOUR.day().withUserLimit(2).reconcile();

    DayReport report = HOUR.day().withUserLimit(0).reconcile();

    assertThat(causes(report)).containsExactly(Cause.RULE_CHANGE);
    assertServedIsWhole();
  }

  @Test
  void lateClicksThatHadBeenSentAgainAreRedriven() {
    HOUR.store()
        .execute(
            """
        INSERT INTO redriven_clicks
        SELECT 9 + source_partition, source_offset, ad_id, event_time, now64(3)
        FROM rejected_clicks FINAL
        """);

    DayReport report = HOUR.day().reconcile();

    assertThat(causes(report)).contains(Cause.REDRIVEN).doesNotContain(Cause.UNEXPLAINED);
    assertThat(
            HOUR.store()
                .rows(
                    "SELECT count() FROM discrepancies FINAL WHERE cause = 'LATE'"
                        + " AND detail != 'a user, an address or a token went over the limit by late clicks'"))
        .containsExactly("0");
    assertServedIsWhole();
  }

  @Test
  void aClickThatWasCountedAndThenRecordedAsLateNeedsNoCorrection() {
    makeEqual();
    HOUR.store()
        .execute(
            """
        INSERT INTO rejected_clicks
        SELECT 1, 50, 'LATE', '', 'ad-1', event_time, '', now64(3)
        FROM ad_metrics_minute FINAL WHERE ad_id = 'ad-1' LIMIT 1
        """);

    assertThat(HOUR.day().reconcile().causes()).isEmpty();
  }

  @Test
  void aFigureThatNothingExplainsRaisesTheAlarmAndIsRestated() {
    makeEqual();
    HOUR.store()
        .execute(
            """
        INSERT INTO ad_metrics_minute
        SELECT ad_id, event_time, click_count, total_cost + 7, duplicate_count, invalid_count, finality, revision + 1, now64(3)
        FROM ad_metrics_minute FINAL
        WHERE ad_id = 'ad-2'
        ORDER BY event_time
        LIMIT 1
        """);

    DayReport report = HOUR.day().reconcile();

    assertThat(causes(report)).containsExactly(Cause.UNEXPLAINED);
    assertThat(report.isAlarming()).isTrue();
    assertServedIsWhole();
  }

  @Test
  void aCellThatShouldNotBeThereIsNotTakenBackWithoutAWord() {
    makeEqual();
    addGhost();

    DayReport report = HOUR.day().reconcile();

    assertThat(causes(report)).containsExactly(Cause.UNEXPLAINED);
    assertThat(report.isAlarming()).isTrue();
    assertThat(report.run().state()).isEqualTo(RunState.REFUSED);
    assertThat(ghost()).containsExactly("5|1.2500|1|2|final");
  }

  @Test
  void aCellThatShouldNotBeThereGoesToZeroIfSomebodySaysSo() {
    makeEqual();
    addGhost();

    DayReport report = HOUR.day().despiteFaults().reconcile();

    assertThat(causes(report)).containsExactly(Cause.UNEXPLAINED);
    assertThat(report.run().state()).isEqualTo(RunState.CLOSED);
    assertThat(ghost()).containsExactly("0|0.0000|0|0|restated");
  }

  @Test
  void aDayThatTheHotPathMayStillCountIsRefused() {
    HOUR.store()
        .execute("INSERT INTO pipeline_progress VALUES (0, '2026-11-25 00:14:59', now64(3))");

    assertThatThrownBy(() -> HOUR.day().reconcile())
        .isInstanceOf(OpenDayException.class)
        .hasMessageContaining("2026-11-24");
  }

  private static void addGhost() {
    HOUR.store()
        .execute(
            "INSERT INTO ad_metrics_hour VALUES ('ghost', '2026-11-24 23:00:00', 5, 1.25, 1, 2, 'final', 99, now64(3))");
  }

  private static List<String> ghost() {
    return HOUR.store()
        .rows(
            "SELECT click_count, total_cost, duplicate_count, invalid_count, finality"
                + " FROM ad_metrics_hour FINAL WHERE ad_id = 'ghost'");
  }

  /** Lets an earlier run correct what the hot path could not know. */
  private static void makeEqual() {
    assertThat(HOUR.day().reconcile().run().state()).isEqualTo(RunState.CLOSED);
  }

  private static List<Cause> causes(DayReport report) {
    return report.causes().stream().map(CauseCount::cause).toList();
  }

  private static void assertServedIsWhole() {
    for (String table : Figures.TABLES) {
      assertThat(Figures.gross(HOUR.store(), table)).isEqualTo(BusyHour.CLICKS.size());
      assertThat(Figures.served(HOUR.store(), table)).isEqualTo(Figures.billed(HOUR.store()));
    }
  }
}
