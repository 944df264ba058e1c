package io.adclicks.query.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adclicks.model.Resolution;
import io.adclicks.query.parameters.TimeRange;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopQueryTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:30:15Z");

  @ParameterizedTest
  @CsvSource({
    "PT15M, MINUTE",
    "PT59M, MINUTE",
    "PT1H, FIVE_MINUTES",
    "PT11H, FIVE_MINUTES",
    "PT12H, HOUR"
  })
  void theCoarsestTableWithEnoughWindowsIsRead(Duration length, Resolution resolution) {
    assertThat(TopQuery.parse("cost", last(length), "20").resolution()).isEqualTo(resolution);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1001", "many", "99999999999", ""})
  void limitIsOneToAThousand(String limit) {
    assertThatThrownBy(() -> TopQuery.parse("clicks", last(Duration.ofHours(1)), limit))
        .hasMessage("limit is \"%s\": write a number from 1 to 1000", limit);
  }

  @Test
  void metricIsOneOfThree() {
    assertThatThrownBy(() -> TopQuery.parse("ad_id", last(Duration.ofHours(1)), "20"))
        .hasMessage("metric is \"ad_id\": write one of clicks, cost, invalid");
  }

  @Test
  void aRangeOfMoreThanAMonthIsRefused() {
    assertThatThrownBy(() -> TopQuery.parse("clicks", last(Duration.ofDays(32)), "20"))
        .hasMessageContaining("it must lie at most 31 days before to");
  }

  private static TimeRange last(Duration length) {
    return new TimeRange(NOW.minus(length), NOW);
  }
}
