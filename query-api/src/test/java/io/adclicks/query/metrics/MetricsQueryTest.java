package io.adclicks.query.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adclicks.model.Resolution;
import io.adclicks.query.parameters.InvalidParameterException;
import io.adclicks.query.parameters.TimeRange;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MetricsQueryTest {
  private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");

  @Test
  void questionIsReadFromText() {
    MetricsQuery query = MetricsQuery.parse("ad-1", "5m", days(1), "zero");

    assertThat(query.ad().value()).isEqualTo("ad-1");
    assertThat(query.resolution()).isEqualTo(Resolution.FIVE_MINUTES);
    assertThat(query.gapFill()).isEqualTo(GapFill.ZERO);
  }

  @Test
  void unknownChoicesAreRefusedWithTheChoicesThereAre() {
    assertThatThrownBy(() -> MetricsQuery.parse("ad-1", "1d", days(1), "none"))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessage("resolution is \"1d\": write one of 1m, 5m, 1h");
    assertThatThrownBy(() -> MetricsQuery.parse("ad-1", "1m", days(1), "linear"))
        .hasMessage("fill is \"linear\": write one of none, zero");
  }

  @Test
  void thirtyFourDaysOfMinutesAreAnsweredAndThirtyFiveAreNot() {
    assertThat(MetricsQuery.parse("ad-1", "1m", days(34), "none").range()).isEqualTo(days(34));
    assertThatThrownBy(() -> MetricsQuery.parse("ad-1", "1m", days(35), "none"))
        .hasMessageContaining("the range has 50400 such windows and 50000 are the most");
  }

  @Test
  void coarserWindowsAllowALongerRange() {
    assertThat(MetricsQuery.parse("ad-1", "1h", days(365), "none").range()).isEqualTo(days(365));
  }

  private static TimeRange days(int days) {
    return new TimeRange(START, START.plus(Duration.ofDays(days)));
  }
}
