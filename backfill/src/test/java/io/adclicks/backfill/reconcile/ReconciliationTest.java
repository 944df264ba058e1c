package io.adclicks.backfill.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adclicks.backfill.archive.ArchiveFolder;
import io.adclicks.backfill.archive.ArchivedDay;
import io.adclicks.backfill.comparing.Cause;
import io.adclicks.backfill.comparing.CauseCount;
import io.adclicks.backfill.comparing.MoneyChange;
import io.adclicks.backfill.journal.RunState;
import io.adclicks.backfill.manifest.Retention;
import io.adclicks.pipeline.source.EncodedClick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationTest {
  private static final List<EncodedClick> CLICKS = BusyHour.CLICKS;

  @RegisterExtension static final BusyHourStore HOUR = new BusyHourStore();

  @Test
  void aDayWithoutAFaultNeedsNoCorrectionAndIsBilled(@TempDir Path root) {
    HOUR.store().clear();
    ArchivedDay.write(root, CLICKS);
    new HotPath(HOUR.store()).count(BusyHour.LIMITS, CLICKS, List.of());

    DayReport report = Day.of(HOUR.store(), root).reconcile();

    assertThat(report.causes()).isEmpty();
    assertThat(report.run().state()).isEqualTo(RunState.CLOSED);
    assertThat(report.run().recount()).isEqualTo(DayReport.EQUAL);
    assertThat(report.run().clicks()).isEqualTo(CLICKS.size());
    assertThat(report.isAlarming()).isFalse();
    assertThat(Figures.billed(HOUR.store()))
        .isEqualTo(Figures.served(HOUR.store(), "ad_metrics_hour"));
    assertThat(HOUR.store().rows("SELECT count() FROM restatements")).containsExactly("0");
  }

  @Test
  void lateClicksAreAddedAndNamedAsTheCause() {
    DayReport report = HOUR.day().reconcile();

    assertThat(report.causes()).extracting(CauseCount::cause).containsExactly(Cause.LATE);
    assertThat(report.isAlarming()).isFalse();
    for (String table : Figures.TABLES) {
      assertThat(Figures.gross(HOUR.store(), table)).isEqualTo(CLICKS.size());
      assertThat(Figures.served(HOUR.store(), table)).isEqualTo(Figures.billed(HOUR.store()));
    }
    assertThat(
            HOUR.store()
                .rows("SELECT DISTINCT finality FROM ad_metrics_minute FINAL ORDER BY finality"))
        .containsExactly("final", "restated");
  }

  @Test
  void restatementsTellWhatWasServedBeforeAndAddUpToTheDifference() {
    List<String> before = Figures.served(HOUR.store(), "ad_metrics_minute");

    HOUR.day().reconcile();

    assertThat(Figures.servedWithoutRestatements(HOUR.store())).isEqualTo(before);
    assertThat(
            HOUR.store()
                .rows("SELECT DISTINCT cause, rules, length(archive_digest) FROM restatements"))
        .containsExactly("LATE|user 3, address 12, token 4|64");
  }

  @Test
  void aSecondRunChangesNothing() {
    HOUR.day().reconcile();
    List<String> restatements = HOUR.store().rows("SELECT * FROM restatements ORDER BY ALL");
    List<String> cells = HOUR.store().rows("SELECT * FROM ad_metrics_minute FINAL ORDER BY ALL");
    List<String> bill = HOUR.store().rows("SELECT * FROM billing_daily ORDER BY ALL");

    DayReport second = HOUR.day().reconcile();

    assertThat(second.causes()).isEmpty();
    assertThat(second.run().state()).isEqualTo(RunState.CLOSED);
    assertThat(HOUR.store().rows("SELECT * FROM restatements ORDER BY ALL"))
        .isEqualTo(restatements);
    assertThat(HOUR.store().rows("SELECT * FROM ad_metrics_minute FINAL ORDER BY ALL"))
        .isEqualTo(cells);
    assertThat(HOUR.store().rows("SELECT * FROM billing_daily ORDER BY ALL")).isEqualTo(bill);
  }

  @Test
  void theBillTellsWhyClicksAreInvalid() {
    HOUR.day().reconcile();

    assertThat(
            HOUR.store()
                .rows(
                    "SELECT arraySort(mapKeys(sumMap(invalid_by_reason))),"
                        + " arraySum(mapValues(sumMap(invalid_by_reason))) = sum(invalid_count),"
                        + " sum(gross_count) = sum(click_count + duplicate_count + invalid_count)"
                        + " FROM billing_daily"))
        .containsExactly("['ADDRESS_VELOCITY', 'USER_VELOCITY']|1|1");
  }

  @Test
  void withoutTheSecondCountTheBillDoesNotKnowWhy() {
    DayReport report = HOUR.day().withoutRecount().reconcile();

    assertThat(report.run().recount()).isEqualTo(DayReport.SKIPPED);
    assertThat(report.causes())
        .as("no other count tells what late clicks did to the ads of their users")
        .extracting(CauseCount::cause)
        .containsExactly(Cause.LATE, Cause.UNEXPLAINED);
    assertThat(report.isAlarming()).isTrue();
    assertThat(Figures.gross(HOUR.store(), "ad_metrics_hour")).isEqualTo(CLICKS.size());
    assertThat(HOUR.store().rows("SELECT DISTINCT mapKeys(invalid_by_reason) FROM billing_daily"))
        .containsExactly("['NOT_ATTRIBUTED']");
  }

  @Test
  void aDryRunTellsTheMoneyAndChangesNothing() {
    List<String> before = HOUR.store().rows("SELECT * FROM ad_metrics_minute FINAL ORDER BY ALL");

    DayReport dry = HOUR.day().dry().reconcile();

    assertThat(dry.run().state()).isEqualTo(RunState.ABANDONED);
    assertThat(dry.changes()).isNotEmpty();
    assertThat(HOUR.store().rows("SELECT * FROM ad_metrics_minute FINAL ORDER BY ALL"))
        .isEqualTo(before);
    assertThat(HOUR.store().rows("SELECT count() FROM restatements")).containsExactly("0");
    assertThat(HOUR.store().rows("SELECT count() FROM billing_daily")).containsExactly("0");
    long told = dry.changes().stream().mapToLong(MoneyChange::costE4).sum();
    long billed = Figures.costE4(HOUR.store(), "ad_metrics_hour");
    HOUR.day().reconcile();
    assertThat(Figures.costE4(HOUR.store(), "ad_metrics_hour") - billed)
        .isEqualTo(told)
        .isNotZero();
  }

  @Test
  void aDayOfWhichAFileIsLostIsNotBilled(@TempDir Path root) throws IOException {
    ArchivedDay.write(root, CLICKS.subList(0, 100));
    List<Path> lost = ArchivedDay.write(root, CLICKS.subList(100, 200));
    ArchivedDay.write(root, CLICKS.subList(200, 400));
    Files.delete(lost.get(0));

    assertThatThrownBy(() -> Day.of(HOUR.store(), root).reconcile())
        .isInstanceOf(UnsoundArchiveException.class)
        .hasMessageContaining("the archive of 2026-11-24 has ");
    assertThat(HOUR.store().rows("SELECT count() FROM reconciliation_runs")).containsExactly("0");
  }

  @Test
  void aDayWhoseArchiveIsBehindIsBilledOnceItHasCaughtUp(@TempDir Path root) {
    ArchivedDay.write(root, CLICKS.subList(0, 350));
    List<String> served = Figures.truth(HOUR.store());

    DayReport behind = Day.of(HOUR.store(), root).reconcile();

    assertThat(behind.run().state()).isEqualTo(RunState.REFUSED);
    assertThat(behind.run().recount()).isEqualTo(DayReport.EQUAL);
    assertThat(behind.isAlarming()).isTrue();
    assertThat(Figures.truth(HOUR.store())).isEqualTo(served);
    assertThat(Figures.billed(HOUR.store())).isEmpty();

    ArchivedDay.write(root, CLICKS.subList(350, 400));
    DayReport whole = Day.of(HOUR.store(), root).reconcile();

    assertThat(whole.run().state()).isEqualTo(RunState.CLOSED);
    assertThat(whole.causes()).extracting(CauseCount::cause).containsExactly(Cause.LATE);
    assertThat(Figures.gross(HOUR.store(), "ad_metrics_minute")).isEqualTo(CLICKS.size());
  }

  @Test
  void anArchiveWithoutAnyClickOfADayThatIsServedBillsNothing(@TempDir Path elsewhere) {
    HOUR.day().reconcile();
    List<String> bill = Figures.billed(HOUR.store());

    DayReport report = Day.of(HOUR.store(), elsewhere).reconcile();

    assertThat(report.run().state()).isEqualTo(RunState.REFUSED);
    assertThat(Figures.billed(HOUR.store())).isEqualTo(bill);
    assertThat(Figures.served(HOUR.store(), "ad_metrics_hour")).isEqualTo(bill);
  }

  @Test
  void aDayThatWasDroppedFromTheArchiveKeepsItsBill(@TempDir Path root) throws IOException {
    ArchivedDay.write(root, CLICKS);
    Day.of(HOUR.store(), root).reconcile();
    List<String> bill = Figures.billed(HOUR.store());
    new Retention(new ArchiveFolder(root.toString())).drop(ArchivedDay.DATE.plusDays(1));

    assertThatThrownBy(() -> Day.of(HOUR.store(), root).despiteFaults().reconcile())
        .isInstanceOf(DroppedDayException.class)
        .hasMessageContaining("2026-11-24 has been dropped")
        .hasMessageContaining("kept since 2026-11-25");
    assertThat(Figures.billed(HOUR.store())).isEqualTo(bill);
  }

  @Test
  void aDayWithoutClicksIsClosedAndBillsNobody() {
    HOUR.store().clear();

    DayReport report = HOUR.day().on(ArchivedDay.DATE.minusDays(1)).reconcile();

    assertThat(report.run().state()).isEqualTo(RunState.CLOSED);
    assertThat(report.run().clicks()).isZero();
    assertThat(report.causes()).isEmpty();
    assertThat(HOUR.store().rows("SELECT count() FROM billing_daily")).containsExactly("0");
  }
}
