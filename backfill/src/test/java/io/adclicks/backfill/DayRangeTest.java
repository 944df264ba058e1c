package io.adclicks.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DayRangeTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  @Test
  void aNightNamesItsDaysByHowLongAgoTheyWere() {
    assertThat(DayRange.of("3-days-ago", "yesterday", TODAY).days())
        .extracting(LocalDate::toString)
        .containsExactly("2026-11-23", "2026-11-24", "2026-11-25");
  }

  @Test
  void aSingleDayIsNamedOnce() {
    assertThat(DayRange.of("2026-11-24", "", TODAY).days())
        .containsExactly(LocalDate.of(2026, 11, 24));
  }

  @Test
  void whatIsNoDayIsToldWithTheNameOfItsOption() {
    assertThatThrownBy(() -> DayRange.of("yesterday", "some-days-ago", TODAY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--to=some-days-ago is no day: write it like 2026-11-24, ");
    assertThatThrownBy(() -> DayRange.of("yesterday", "2-days-ago", TODAY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--to=2026-11-24 lies before --from=2026-11-25");
  }
}
