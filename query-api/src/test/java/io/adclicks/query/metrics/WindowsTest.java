package io.adclicks.query.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adclicks.model.Resolution;
import io.adclicks.query.parameters.InvalidParameterException;
import io.adclicks.query.parameters.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WindowsTest {
  private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");

  @Test
  void questionIsReadFromText() {
    Windows query = Windows.parse("5m", days(1), "zero", "Europe/Berlin", null);

    assertThat(query.zone()).contains(ZoneId.of("Europe/Berlin"));
    assertThat(query.resolution()).isEqualTo(Resolution.FIVE_MINUTES);
    assertThat(query.gapFill()).isEqualTo(GapFill.ZERO);
  }

  @Test
  void unknownChoicesAreRefusedWithTheChoicesThereAre() {
    assertThatThrownBy(() -> Windows.parse("1d", days(1), "none", null, null))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessage("resolution is \"1d\": write one of 1m, 5m, 1h");
    assertThatThrownBy(() -> Windows.parse("1m", days(1), "linear", null, null))
        .hasMessage("fill is \"linear\": write one of none, zero");
  }

  @Test
  void thirtyFourDaysOfMinutesAreAnsweredAndThirtyFiveAreNot() {
    assertThat(Windows.parse("1m", days(34), "none", null, null).range()).isEqualTo(days(34));
    assertThatThrownBy(() -> Windows.parse("1m", days(35), "none", null, null))
        .hasMessageContaining("the range has 50400 such windows and 50000 are the most");
  }

  @Test
  void anUnknownTimeZoneIsRefused() {
    assertThatThrownBy(() -> Windows.parse("1m", days(1), "none", "Berlin", null))
        .hasMessage("tz is \"Berlin\": write a time zone such as Europe/Berlin or UTC");
  }

  @Test
  void coarserWindowsAllowALongerRange() {
    assertThat(Windows.parse("1h", days(365), "none", null, null).range()).isEqualTo(days(365));
  }

  private static TimeRange days(int days) {
    return new TimeRange(START, START.plus(Duration.ofDays(days)));
  }
}
