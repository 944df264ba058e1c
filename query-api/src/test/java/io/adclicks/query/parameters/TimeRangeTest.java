package io.adclicks.query.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.model.Resolution;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRangeTest {
  @Test
  void fromIsInsideAndToIsOutside() {
    TimeRange range = range("2026-11-23T10:00:00Z", "2026-11-23T10:02:00Z");

    assertThat(range.firstWindow(Resolution.MINUTE)).isEqualTo(millis("2026-11-23T10:00:00Z"));
    assertThat(range.endWindow(Resolution.MINUTE)).isEqualTo(millis("2026-11-23T10:02:00Z"));
    assertThat(range.windows(Resolution.MINUTE)).isEqualTo(2);
  }

  @Test
  void aWindowThatStartedBeforeTheRangeIsOutside() {
    TimeRange range = range("2026-11-23T10:00:00.001Z", "2026-11-23T10:02:00.001Z");

    assertThat(range.firstWindow(Resolution.MINUTE)).isEqualTo(millis("2026-11-23T10:01:00Z"));
    assertThat(range.endWindow(Resolution.MINUTE)).isEqualTo(millis("2026-11-23T10:03:00Z"));
  }

  @ParameterizedTest
  @CsvSource({"MINUTE, 59", "FIVE_MINUTES, 11", "HOUR, 0"})
  void windowsAreCountedByTheirStarts(Resolution resolution, long windows) {
    TimeRange range = range("2026-11-23T10:00:30Z", "2026-11-23T10:59:30Z");

    assertThat(range.windows(resolution)).isEqualTo(windows);
  }

  private static TimeRange range(String from, String to) {
    return new TimeRange(Instant.parse(from), Instant.parse(to));
  }

  private static long millis(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
