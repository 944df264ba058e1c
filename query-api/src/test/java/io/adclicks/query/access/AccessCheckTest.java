package io.adclicks.query.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adclicks.query.access.AccessSettings.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessCheckTest {
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "192.0.2.7", "::"})
  void withoutAuthenticationOnlyLoopbackMayListen(String host) {
    assertThatThrownBy(() -> AccessCheck.check(Mode.OFF, host, true))
        .hasMessageContaining("would show all figures to whoever reaches " + host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
  void onLoopbackItMayBeOff(String host) {
    assertThatCode(() -> AccessCheck.check(Mode.OFF, host, false)).doesNotThrowAnyException();
  }

  @Test
  void aServiceThatCouldVerifyNobodyDoesNotStart() {
    assertThatThrownBy(() -> AccessCheck.check(Mode.ON, "127.0.0.1", false))
        .hasMessageContaining("set mp.jwt.verify.publickey or");
  }

  @Test
  void withAKeyAnyAddressWillDo() {
    assertThatCode(() -> AccessCheck.check(Mode.ON, "0.0.0.0", true)).doesNotThrowAnyException();
  }
}
