package io.adclicks.query.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdIdTest {
  @Test
  void sixtyFourCharactersOutsideTheBasicPlaneFit() {
    String longest = "🎯".repeat(64);

    assertThat(new AdId(longest).value()).isEqualTo(longest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "12345678901234567890123456789012345678901234567890123456789012345"})
  void lengthIsOneToSixtyFour(String value) {
    assertThatThrownBy(() -> new AdId(value))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessage("ad id is \"%s\": write 1 to 64 characters", value);
  }

  @Test
  void controlCharactersAreRefused() {
    assertThatThrownBy(() -> new AdId("a\u0000b"))
        .hasMessageEndingWith("write it without control characters");
  }
}
