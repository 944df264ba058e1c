package io.adclicks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
  @Property
  void everyPriceSurvivesTheRoundTrip(
      @ForAll @LongRange(min = 0, max = Money.MAX_COST_E4) long e4) {
    assertThat(Money.parse(Money.format(e4))).isEqualTo(e4);
    assertThat(Money.ofDecimal(Money.toDecimal(e4))).isEqualTo(e4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "1e3",
        "0.00001",
        ".5",
        "1.",
        "0x1",
        "NaN",
        "1000000000.0001",
        "1,5",
        "٣"
      })
  void textThatIsNoExactPriceIsRefusedByName(String text) {
    assertThatThrownBy(() -> Money.parse(text))
        .isInstanceOf(RejectedClickException.class)
        .hasMessageContaining("cost");
  }
}
