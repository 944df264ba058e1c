package io.adclicks.backfill.journal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adclicks.backfill.reconcile.Store;
import io.adclicks.backfill.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayClaimTest {
  private static final LocalDate DATE = LocalDate.of(2026, 11, 24);

  @TempDir static Path folder;
  private static Store store;

  private final AtomicLong nanos = new AtomicLong();

  @BeforeAll
  static void start() {
    store = Store.start(folder);
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  @BeforeEach
  void freeAllDays() {
    store.execute("TRUNCATE TABLE reconciliation_claims");
  }

  @Test
  void aClaimThatIsRenewedInTimeIsHeld() {
    try (DayClaim claim = take()) {
      pass(DayClaim.LIFE.minusSeconds(1));
      claim.renew();

      assertThatCode(claim::requireHeld).doesNotThrowAnyException();
    }
  }

  @Test
  void aClaimThatLapsedIsLostForGoodAndLeavesTheDayToOthers() {
    try (DayClaim stalled = take()) {
      pass(DayClaim.LIFE.plusSeconds(1));
      stalled.renew();

      assertThatThrownBy(stalled::requireHeld)
          .isInstanceOf(DayTakenException.class)
          .hasMessageContaining("has not been renewed in time");
      assertThatCode(() -> take().close()).doesNotThrowAnyException();
      stalled.renew();
      assertThatThrownBy(stalled::requireHeld).isInstanceOf(DayTakenException.class);
    }
  }

  @Test
  void whoeverMeetsAnotherHolderGivesUp() {
    try (DayClaim claim = take()) {
      store.execute(
          "INSERT INTO reconciliation_claims VALUES ('2026-11-24', 'far', 'elsewhere', 7, 0, now64(3))");

      assertThatThrownBy(claim::requireHeld)
          .isInstanceOf(DayTakenException.class)
          .hasMessageContaining("by process 7 on elsewhere");
    }
  }

  private DayClaim take() {
    return DayClaim.take(new Warehouse(store.jdbcUrl()), DATE, Claimant.thisProcess(), nanos::get);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
