package io.adclicks.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.adclicks.gateway.config.LimitsConfig;
import io.adclicks.gateway.origin.IpAddress;
import io.adclicks.gateway.refusal.Refusal;
import io.adclicks.gateway.refusal.RefusedException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  @Test
  void oneAddressCannotTakeMoreThanItsBurst() {
    RateLimits limits = new RateLimits(new Limits(1, 0));
    limits.takeFromAddress(IpAddress.parse("203.0.113.9"), 500);

    RefusedException refused = refusal(limits, "203.0.113.9", 30);

    assertThat(refused.refusal()).isEqualTo(Refusal.RATE_LIMITED);
    assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(29), Duration.ofSeconds(31));
    assertThatCode(() -> limits.takeFromAddress(IpAddress.parse("203.0.113.10"), 500))
        .doesNotThrowAnyException();
  }

  @Test
  void addressesOfOneIpv6NetworkShareALimit() {
    RateLimits limits = new RateLimits(new Limits(1, 0));
    limits.takeFromAddress(IpAddress.parse("2001:db8:0:1::1"), 500);

    assertThat(refusal(limits, "2001:db8:0:1:ffff::2", 2)).isNotNull();
    assertThat(refusal(limits, "2001:db8:0:2::1", 2)).isNull();
  }

  @Test
  void oneKeyCannotTakeMoreThanItsBurst() {
    RateLimits limits = new RateLimits(new Limits(0, 100));
    limits.takeFromKey("k1", 1_000);

    assertThat(catchThrowableOfType(RefusedException.class, () -> limits.takeFromKey("k1", 500)))
        .hasMessageContaining("this token's key");
    assertThatCode(() -> limits.takeFromKey("k2", 1_000)).doesNotThrowAnyException();
  }

  @Test
  void noClicksTakeNothing() {
    RateLimits limits = new RateLimits(new Limits(1, 0));

    assertThatCode(() -> limits.takeFromAddress(IpAddress.parse("203.0.113.9"), 0))
        .doesNotThrowAnyException();
  }

  @Test
  void zeroIsNoLimit() {
    RateLimits limits = new RateLimits(new Limits(0, 0));

    assertThatCode(
            () -> {
              limits.takeFromAddress(IpAddress.parse("203.0.113.9"), 1_000_000);
              limits.takeFromAddress(Optional.empty(), 1_000_000);
              limits.takeFromKey("k1", 1_000_000);
            })
        .doesNotThrowAnyException();
  }

  private static RefusedException refusal(RateLimits limits, String address, int clicks) {
    return catchThrowableOfType(
        RefusedException.class, () -> limits.takeFromAddress(IpAddress.parse(address), clicks));
  }

  private record Limits(long clicksPerAddress, long clicksPerKey) implements LimitsConfig {
    @Override
    public Duration bodyTime() {
      return Duration.ofSeconds(1);
    }
  }
}
