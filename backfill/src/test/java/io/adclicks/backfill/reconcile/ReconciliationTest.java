package io.adclicks.backfill.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adclicks.backfill.archive.ArchivedDay;
import io.adclicks.backfill.comparing.Cause;
import io.adclicks.backfill.comparing.CauseCount;
import io.adclicks.backfill.comparing.MoneyChange;
import io.adclicks.backfill.journal.RunState;
import io.adclicks.pipeline.source.EncodedClick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationTest {
  private static final List<EncodedClick> CLICKS = BusyHour.CLICKS;

  @TempDir static Path folder;
  private static Path archive;
  private static Store store;

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

  @Test
  void aDayWithoutAFaultNeedsNoCorrectionAndIsBilled(@TempDir Path root) {
    store.clear();
    ArchivedDay.write(root, CLICKS);
    new HotPath(store).count(BusyHour.LIMITS, CLICKS, List.of());

    DayReport report = Day.of(store, root).reconcile();

    assertThat(report.causes()).isEmpty();
    assertThat(report.run().state()).isEqualTo(RunState.CLOSED);
    assertThat(report.run().recount()).isEqualTo(DayReport.EQUAL);
    assertThat(report.run().clicks()).isEqualTo(CLICKS.size());
    assertThat(report.isAlarming()).isFalse();
    assertThat(Figures.billed(store)).isEqualTo(Figures.served(store, "ad_metrics_hour"));
    assertThat(store.rows("SELECT count() FROM restatements")).containsExactly("0");
  }

  @Test
  void lateClicksAreAddedAndNamedAsTheCause() {
    DayReport report = Day.of(store, archive).reconcile();

    assertThat(report.causes()).extracting(CauseCount::cause).containsExactly(Cause.LATE);
    assertThat(report.isAlarming()).isFalse();
    for (String table : Figures.TABLES) {
      assertThat(Figures.gross(store, table)).isEqualTo(CLICKS.size());
      assertThat(Figures.served(store, table)).isEqualTo(Figures.billed(store));
    }
    assertThat(
            store.rows("SELECT DISTINCT finality FROM ad_metrics_minute FINAL ORDER BY finality"))
        .containsExactly("final", "restated");
  }

  @Test
  void restatementsTellWhatWasServedBeforeAndAddUpToTheDifference() {
    List<String> before = Figures.served(store, "ad_metrics_minute");

    Day.of(store, archive).reconcile();

    assertThat(Figures.servedWithoutRestatements(store)).isEqualTo(before);
    assertThat(store.rows("SELECT DISTINCT cause, rules, length(archive_digest) FROM restatements"))
        .containsExactly("LATE|user 3, address 12, token 4|64");
  }

  @Test
  void aSecondRunChangesNothing() {
    Day.of(store, archive).reconcile();
    List<String> restatements = store.rows("SELECT * FROM restatements ORDER BY ALL");
    List<String> cells = store.rows("SELECT * FROM ad_metrics_minute FINAL ORDER BY ALL");
    List<String> bill = store.rows("SELECT * FROM billing_daily ORDER BY ALL");

    DayReport second = Day.of(store, archive).reconcile();

    assertThat(second.causes()).isEmpty();
    assertThat(second.run().state()).isEqualTo(RunState.CLOSED);
    assertThat(store.rows("SELECT * FROM restatements ORDER BY ALL")).isEqualTo(restatements);
    assertThat(store.rows("SELECT * FROM ad_metrics_minute FINAL ORDER BY ALL")).isEqualTo(cells);
    assertThat(store.rows("SELECT * FROM billing_daily ORDER BY ALL")).isEqualTo(bill);
  }

  @Test
  void theBillTellsWhyClicksAreInvalid() {
    Day.of(store, archive).reconcile();

    assertThat(
            store.rows(
                "SELECT arraySort(mapKeys(sumMap(invalid_by_reason))),"
                    + " arraySum(mapValues(sumMap(invalid_by_reason))) = sum(invalid_count),"
                    + " sum(gross_count) = sum(click_count + duplicate_count + invalid_count)"
                    + " FROM billing_daily"))
        .containsExactly("['ADDRESS_VELOCITY', 'USER_VELOCITY']|1|1");
  }

  @Test
  void withoutTheSecondCountTheBillDoesNotKnowWhy() {
    DayReport report = Day.of(store, archive).withoutRecount().reconcile();

    assertThat(report.run().recount()).isEqualTo(DayReport.SKIPPED);
    assertThat(report.causes())
        .as("no other count tells what late clicks did to the ads of their users")
        .extracting(CauseCount::cause)
        .contains(Cause.LATE);
    assertThat(Figures.gross(store, "ad_metrics_hour")).isEqualTo(CLICKS.size());
    assertThat(store.rows("SELECT DISTINCT mapKeys(invalid_by_reason) FROM billing_daily"))
        .contains("['NOT_ATTRIBUTED']");
  }

  @Test
  void aDryRunTellsTheMoneyAndChangesNothing() {
    List<String> before = store.rows("SELECT * FROM ad_metrics_minute FINAL ORDER BY ALL");

    DayReport dry = Day.of(store, archive).dry().reconcile();

    assertThat(dry.run().state()).isEqualTo(RunState.ABANDONED);
    assertThat(dry.changes()).isNotEmpty();
    assertThat(store.rows("SELECT * FROM ad_metrics_minute FINAL ORDER BY ALL")).isEqualTo(before);
    assertThat(store.rows("SELECT count() FROM restatements")).containsExactly("0");
    assertThat(store.rows("SELECT count() FROM billing_daily")).containsExactly("0");
    long told = dry.changes().stream().mapToLong(MoneyChange::costE4).sum();
    long billed = Figures.costE4(store, "ad_metrics_hour");
    Day.of(store, archive).reconcile();
    assertThat(Figures.costE4(store, "ad_metrics_hour") - billed).isEqualTo(told).isNotZero();
  }

  @Test
  void aDayOfWhichAFileIsLostIsNotBilled(@TempDir Path root) throws IOException {
    ArchivedDay.write(root, CLICKS.subList(0, 100));
    List<Path> lost = ArchivedDay.write(root, CLICKS.subList(100, 200));
    ArchivedDay.write(root, CLICKS.subList(200, 400));
    Files.delete(lost.get(0));

    assertThatThrownBy(() -> Day.of(store, root).reconcile())
        .isInstanceOf(UnsoundArchiveException.class)
        .hasMessageContaining("the archive of 2026-11-24 has ");
    assertThat(store.rows("SELECT count() FROM reconciliation_runs")).containsExactly("0");
  }

  @Test
  void aDayWithoutClicksIsClosedAndBillsNobody() {
    store.clear();

    DayReport report = Day.of(store, archive).on(ArchivedDay.DATE.minusDays(1)).reconcile();

    assertThat(report.run().state()).isEqualTo(RunState.CLOSED);
    assertThat(report.run().clicks()).isZero();
    assertThat(report.causes()).isEmpty();
    assertThat(store.rows("SELECT count() FROM billing_daily")).containsExactly("0");
  }
}
