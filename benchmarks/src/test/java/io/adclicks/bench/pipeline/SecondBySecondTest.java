package io.adclicks.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecondBySecondTest {
  private final SecondBySecond longest = new SecondBySecond();

  @Test
  void barsAreAsHighAsTheLongestLatencyOfTheirSecond() {
    longest.add(7, 7_000);
    longest.add(5, 100);
    longest.add(5, 1_000);
    longest.add(4, 0);

    assertThat(longest).hasToString("▁▂ █");
  }

  @Test
  void nothingIsSaidWithoutLatencies() {
    assertThat(longest).hasToString("");
  }
}
