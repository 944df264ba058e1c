package io.adclicks.pipeline.lateness;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.model.Resolution;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class LingeringWindowsTest {
  private static final Instant TEN = Instant.parse("2026-11-23T10:00:00.000Z");
  private static final LingeringWindows MINUTES =
      LingeringWindows.of(Resolution.MINUTE, java.time.Duration.ofMinutes(5));

  @Test
  void windowHoldsItsMinuteAndLingersForTheLateness() {
    IntervalWindow window = new IntervalWindow(TEN, TEN.plus(Duration.standardMinutes(6)));

    assertThat(MINUTES.assignWindow(TEN)).isEqualTo(window);
    assertThat(MINUTES.assignWindow(TEN.plus(Duration.millis(59_999)))).isEqualTo(window);
    assertThat(MINUTES.assignWindow(TEN.plus(Duration.millis(60_000)))).isNotEqualTo(window);
    assertThat(MINUTES.lastMillisecond(window)).isEqualTo(TEN.plus(Duration.millis(59_999)));
  }

  @Test
  void fiveMinutesAndHoursStartWhereTheirCellsDo() {
    Instant late = TEN.plus(Duration.standardMinutes(59));

    for (Resolution resolution : Resolution.values()) {
      IntervalWindow window =
          LingeringWindows.of(resolution, java.time.Duration.ofMinutes(5)).assignWindow(late);

      assertThat(window.start().getMillis()).isEqualTo(resolution.windowStart(late.getMillis()));
    }
  }

  @Test
  void windowsOfOneLengthAndLatenessAreCompatible() {
    assertThat(MINUTES)
        .isEqualTo(LingeringWindows.of(Resolution.MINUTE, java.time.Duration.ofMinutes(5)))
        .isNotEqualTo(LingeringWindows.of(Resolution.MINUTE, java.time.Duration.ofMinutes(4)))
        .isNotEqualTo(LingeringWindows.of(Resolution.HOUR, java.time.Duration.ofMinutes(5)));
  }
}
