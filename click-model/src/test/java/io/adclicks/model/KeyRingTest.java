package io.adclicks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {
  private static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);

  @Test
  void keysAreSeparatedByCommasOrLines() {
    String text = "new:" + SECRET + "\r\nold:" + SECRET + ", oldest : " + SECRET + "\n\n";

    KeyRing keys = KeyRing.parse(text);

    assertThat(keys.secrets().keySet()).containsExactly("new", "old", "oldest");
    assertThat(keys.signingKeyId()).isEqualTo("new");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "k1", ":AAAA", "k1:AAAA", "k1:!", "a.b:%s", "k 1:%s", "k:%s,k:%s"})
  void whatIsNoKeyRingIsRefused(String text) {
    assertThatThrownBy(() -> KeyRing.parse(text.replace("%s", SECRET)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("key");
  }

  @Test
  void noSecretIsPrinted() {
    assertThat(KeyRing.parse("k1:" + SECRET)).hasToString("KeyRing[k1]");
  }
}
