package io.adclicks.pipeline.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PartitionWatermarkTest {
  private static final long START = -1;
  private static final long NOW = 1_000_000;
  private final PartitionWatermark watermark = new PartitionWatermark(Duration.ofSeconds(5), START);

  @Test
  void staysWhereItWasUntilSomethingIsKnown() {
    watermark.observeBacklog(-1, NOW);

    assertThat(watermark.millis()).isEqualTo(START);
  }

  @Test
  void followsTheHighestEventTimeAtADistance() {
    watermark.observe(100_000);
    watermark.observe(90_000);

    assertThat(watermark.millis()).isEqualTo(95_000);
  }

  @Test
  void anIdlePartitionFollowsTheClock() {
    watermark.observe(100_000);
    watermark.observeBacklog(0, NOW);

    assertThat(watermark.millis()).isEqualTo(NOW - 5_000);
  }

  @Test
  void aBacklogHoldsItBack() {
    watermark.observe(100_000);
    for (long now = NOW; now < NOW + 60_000; now += 1_000) {
      watermark.observeBacklog(65, now);
    }

    assertThat(watermark.millis()).isEqualTo(95_000);
  }

  @Test
  void aTinyBacklogThatNeverChangesIsNothingToWaitFor() {
    watermark.observe(100_000);
    watermark.observeBacklog(2, NOW);
    watermark.observeBacklog(2, NOW + 9_999);
    assertThat(watermark.millis()).isEqualTo(95_000);

    watermark.observeBacklog(2, NOW + 10_000);

    assertThat(watermark.millis()).isEqualTo(NOW + 5_000);
  }

  @Test
  void aRecordStartsTheWaitAnew() {
    watermark.observeBacklog(2, NOW);
    watermark.observe(100_000);
    watermark.observeBacklog(2, NOW + 10_000);

    assertThat(watermark.millis()).isEqualTo(95_000);
  }

  @Test
  void neverGoesBack() {
    watermark.observeBacklog(0, NOW);
    watermark.observe(100_000);

    assertThat(watermark.millis()).isEqualTo(NOW - 5_000);
  }
}
