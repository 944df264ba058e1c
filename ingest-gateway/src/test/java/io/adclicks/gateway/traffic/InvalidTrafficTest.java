package io.adclicks.gateway.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.gateway.origin.AddressRanges;
import io.adclicks.gateway.origin.IpAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidTrafficTest {
  private AddressRanges dataCentres = AddressRanges.of(List.of("198.51.100.0/24"));
  private final InvalidTraffic rule = new InvalidTraffic(() -> dataCentres);

  @Test
  void browserOfAPersonIsNotTagged() {
    assertThat(judge(false, "203.0.113.9", "")).isEmpty();
  }

  @Test
  void addressOfADataCentreIsTagged() {
    assertThat(judge(false, "198.51.100.7", "")).contains(IvtTag.DATACENTER_ADDRESS);
  }

  @Test
  void listOfTheMomentCounts() {
    dataCentres = AddressRanges.of(List.of("2001:db8::/32"));

    assertThat(judge(false, "198.51.100.7", "")).isEmpty();
    assertThat(judge(false, "2001:db8::7", "")).contains(IvtTag.DATACENTER_ADDRESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"prefetch", "prefetch;prerender", "Prefetch", "prerender", "preview"})
  void prefetchIsTagged(String purpose) {
    assertThat(judge(false, "203.0.113.9", purpose)).contains(IvtTag.PREFETCH);
  }

  @Test
  void firstReasonWins() {
    assertThat(judge(true, "198.51.100.7", "prefetch")).contains(IvtTag.BOT_USER_AGENT);
    assertThat(judge(false, "198.51.100.7", "prefetch")).contains(IvtTag.DATACENTER_ADDRESS);
  }

  private Optional<IvtTag> judge(boolean robot, String client, String purpose) {
    return rule.judge(robot, IpAddress.parse(client), purpose);
  }
}
