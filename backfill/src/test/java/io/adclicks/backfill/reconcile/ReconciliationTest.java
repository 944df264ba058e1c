package io.adclicks.backfill.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.backfill.archive.ArchivedDay;
import io.adclicks.backfill.comparing.Cause;
import io.adclicks.backfill.comparing.CauseCount;
import io.adclicks.backfill.journal.Limits;
import io.adclicks.backfill.journal.RunState;
import io.adclicks.pipeline.source.EncodedClick;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationTest {
  private static final Limits LIMITS = new Limits(3, 20);
  private static final long MINUTE = 60_000;

  @TempDir static Path folder;
  @TempDir Path root;
  private static Store store;

  @BeforeAll
  static void start() {
    store = Store.start(folder);
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  @BeforeEach
  void clear() {
    store.clear();
  }

  @Test
  void aDayWithoutAFaultNeedsNoCorrectionAndIsBilled() {
    List<EncodedClick> clicks = busyHour();
    ArchivedDay.write(root, clicks);
    new HotPath(store).count(LIMITS, clicks, List.of());

    DayReport report = Day.of(store, root).reconcile();

    assertThat(report.causes()).isEmpty();
    assertThat(report.run().state()).isEqualTo(RunState.CLOSED);
    assertThat(report.run().recount()).isEqualTo(DayReport.EQUAL);
    assertThat(report.run().clicks()).isEqualTo(clicks.size());
    assertThat(report.isAlarming()).isFalse();
    assertThat(Figures.billed(store)).isEqualTo(Figures.served(store, "ad_metrics_hour"));
    assertThat(store.rows("SELECT count() FROM restatements")).containsExactly("0");
  }

  @Test
  void lateClicksAreAddedAndNamedAsTheCause() {
    List<EncodedClick> clicks = busyHour();
    List<EncodedClick> late = clicks.subList(200, 210);
    List<EncodedClick> punctual = new ArrayList<>(clicks);
    punctual.removeAll(late);
    ArchivedDay.write(root, clicks);
    new HotPath(store).count(LIMITS, punctual, late);

    DayReport report = Day.of(store, root).reconcile();

    assertThat(report.causes()).extracting(CauseCount::cause).containsExactly(Cause.LATE);
    assertThat(report.isAlarming()).isFalse();
    assertThat(Figures.gross(store, "ad_metrics_minute")).isEqualTo(clicks.size());
    assertThat(Figures.gross(store, "ad_metrics_five_minutes")).isEqualTo(clicks.size());
    assertThat(Figures.gross(store, "ad_metrics_hour")).isEqualTo(clicks.size());
    assertThat(Figures.billed(store)).isEqualTo(Figures.served(store, "ad_metrics_hour"));
    assertThat(
            store.rows("SELECT DISTINCT finality FROM ad_metrics_minute FINAL ORDER BY finality"))
        .containsExactly("final", "restated");
  }

  /** Users, ads and minutes collide: duplicates, users and addresses over their limits. */
  private static List<EncodedClick> busyHour() {
    List<EncodedClick> clicks = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      clicks.add(
          ArchivedDay.click(
              i % 3,
              i / 3,
              "ad-" + i * i % 13 % 5,
              "user-" + i * 7 % 23,
              10 * 60 * MINUTE + i * 31L % 30 * MINUTE + i));
    }
    return clicks;
  }
}
