package io.adclicks.pipeline.batching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IndexBudgetTest {
  private static final long MINUTE_END = 60_000;
  private static final long HOUR_END = 3_600_000;

  private final IndexBudget budget = new IndexBudget(3_200);

  @Test
  void whoHoldsTheOldestGivesUpFirst() {
    budget.account(MINUTE_END, 1_600);
    budget.account(HOUR_END, 1_700);

    assertThat(budget.asksBack(1_600, MINUTE_END)).isTrue();
    assertThat(budget.asksBack(1_700, HOUR_END)).isFalse();
  }

  @Test
  void whoHoldsYoungerOnesWaitsAsLongAsTheOlderSuffice() {
    assertHourIsAskedForWithOneByteMoreThan(100, 3_200);
  }

  @Test
  void nobodyWaitsForOthersWhenTheBudgetIsFarExceeded() {
    assertHourIsAskedForWithOneByteMoreThan(1_700, 1_700);
  }

  @Test
  void whoHoldsLittleKeepsIt() {
    budget.account(MINUTE_END, 100);
    budget.account(HOUR_END, 3_200);

    assertThat(budget.asksBack(100, MINUTE_END)).isFalse();
    assertThat(budget.asksBack(101, MINUTE_END)).isTrue();
  }

  @Test
  void whatIsGivenUpIsNotWaitedFor() {
    budget.account(MINUTE_END, 1_600);
    budget.account(HOUR_END, 1_700);
    budget.account(MINUTE_END, -1_600);
    assertThat(budget.asksBack(1_700, HOUR_END)).isFalse();

    budget.account(HOUR_END, 1_600);

    assertThat(budget.asksBack(3_300, HOUR_END)).isTrue();
  }

  private void assertHourIsAskedForWithOneByteMoreThan(long minuteBytes, long hourBytes) {
    budget.account(MINUTE_END, minuteBytes);
    budget.account(HOUR_END, hourBytes);
    assertThat(budget.asksBack(hourBytes, HOUR_END)).isFalse();

    budget.account(HOUR_END, 1);

    assertThat(budget.asksBack(hourBytes + 1, HOUR_END)).isTrue();
  }
}
