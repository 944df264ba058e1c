package io.adclicks.query.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeRangeParametersTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:30:15Z");

  @Test
  void defaultIsTheHourThatEndsNow() {
    TimeRange range = TimeRangeParameters.of(null, null, null).at(NOW);

    assertThat(range.from()).isEqualTo("2026-11-23T09:30:15Z");
    assertThat(range.to()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @CsvSource({"30m, PT30M", "24h, PT24H", "7d, PT168H"})
  void rangeEndsNow(String range, Duration length) {
    assertThat(TimeRangeParameters.of(null, null, range).at(NOW))
        .isEqualTo(new TimeRange(NOW.minus(length), NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-23T10:00:00Z", "2026-11-23T12:00:00.000+02:00", "1795428000000"})
  void aTimeIsIsoWithAnyOffsetOrEpochMillis(String from) {
    assertThat(TimeRangeParameters.of(from, null, null).at(NOW).from())
        .isEqualTo("2026-11-23T10:00:00Z");
  }

  @Test
  void fromIsAnHourBeforeToWhenLeftOut() {
    assertThat(TimeRangeParameters.of(null, "2026-11-22T00:00:00Z", null).at(NOW).from())
        .isEqualTo("2026-11-21T23:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yesterday", "2026-11-23", "2026-11-23T10:00:00", "1e9", "99999999999999999"})
  void textThatIsNoTimeIsRefusedByNameAndValue(String from) {
    assertThatThrownBy(() -> TimeRangeParameters.of(from, null, null).at(NOW))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessage(
            "from is \"%s\": write a time such as 2026-11-23T10:00:00Z or milliseconds since 1970",
            from);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "24", "h", "-1h", "0h", "1w", "1.5h", "1 h", "9999999h"})
  void textThatIsNoLengthIsRefused(String range) {
    assertThatThrownBy(() -> TimeRangeParameters.of(null, null, range).at(NOW))
        .hasMessage("range is \"%s\": write a length such as 30m, 24h or 7d", range);
  }

  @Test
  void rangeExcludesFromAndTo() {
    assertThatThrownBy(() -> TimeRangeParameters.of("0", null, "1h").at(NOW))
        .hasMessage("range is \"1h\": write either range, or from and to");
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "6, 5"})
  void fromLiesBeforeTo(String from, String to) {
    assertThatThrownBy(() -> TimeRangeParameters.of(from, to, null).at(NOW))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("it must lie before to, 1970-01-01T00:00:00.005Z");
  }

  @ParameterizedTest
  @CsvSource({"-1, 10, from", "0, 4294967296000, to"})
  void timesThatNoCellCanHaveAreRefused(String from, String to, String parameter) {
    assertThatThrownBy(() -> TimeRangeParameters.of(from, to, null).at(NOW))
        .hasMessageStartingWith(parameter + " is ")
        .hasMessageContaining("write a time between 1970-01-01T00:00:00Z and 2106-");
  }

  @Test
  void aLongValueIsCutInTheMessage() {
    assertThatThrownBy(() -> TimeRangeParameters.of("x".repeat(5_000), null, null).at(NOW))
        .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(200));
  }
}
