package io.adclicks.gateway.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
  private static final ClientAddress NOBODY_TRUSTED = clientAddress();
  private static final ClientAddress BEHIND_PROXIES =
      clientAddress("10.0.0.0/8", "2001:db8:ffff::/48");

  @Test
  void forwardedAddressIsNotBelievedFromAStranger() {
    assertThat(client(NOBODY_TRUSTED, "10.0.0.1", "203.0.113.9")).isEqualTo("10.0.0.1");
    assertThat(client(BEHIND_PROXIES, "192.0.2.1", "203.0.113.9")).isEqualTo("192.0.2.1");
  }

  @Test
  void rightMostUntrustedAddressIsTheClient() {
    assertThat(client(BEHIND_PROXIES, "10.0.0.1", "203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(client(BEHIND_PROXIES, "10.0.0.1", "1.1.1.1, 203.0.113.9, 10.2.3.4"))
        .isEqualTo("203.0.113.9");
    assertThat(client(BEHIND_PROXIES, "10.0.0.1", "1.1.1.1", "203.0.113.9,10.2.3.4"))
        .isEqualTo("203.0.113.9");
  }

  @Test
  void chainOfTrustedProxiesOnlyEndsAtItsLeftMost() {
    assertThat(client(BEHIND_PROXIES, "10.0.0.1", "10.9.9.9, 10.2.3.4")).isEqualTo("10.9.9.9");
    assertThat(client(BEHIND_PROXIES, "10.0.0.1")).isEqualTo("10.0.0.1");
  }

  @Test
  void unreadableHopEndsTheChain() {
    assertThat(client(BEHIND_PROXIES, "10.0.0.1", "203.0.113.9, unknown")).isEqualTo("10.0.0.1");
    assertThat(client(BEHIND_PROXIES, "10.0.0.1", "203.0.113.9, ")).isEqualTo("10.0.0.1");
    assertThat(client(BEHIND_PROXIES, "10.0.0.1", "example.org, 10.2.3.4")).isEqualTo("10.2.3.4");
  }

  @Test
  void portsAndBracketsAreDropped() {
    assertThat(client(BEHIND_PROXIES, "10.0.0.1", "203.0.113.9:4711")).isEqualTo("203.0.113.9");
    assertThat(client(BEHIND_PROXIES, "10.0.0.1", "[2001:DB8::0:7]:443")).isEqualTo("2001:db8::7");
  }

  @Test
  void oneClientHasOneSpelling() {
    assertThat(client(BEHIND_PROXIES, "::ffff:10.0.0.1", "::ffff:203.0.113.9"))
        .isEqualTo("203.0.113.9");
    assertThat(client(BEHIND_PROXIES, "2001:db8:ffff::1", "2001:0db8:0:0:0:0:0:7"))
        .isEqualTo("2001:db8::7");
  }

  @Test
  void connectionWithoutAddressHasNoClient() {
    assertThat(client(BEHIND_PROXIES, "", "203.0.113.9")).isEmpty();
  }

  private static ClientAddress clientAddress(String... proxies) {
    return new ClientAddress(AddressRanges.of(List.of(proxies)));
  }

  private static String client(ClientAddress rule, String peer, String... forwardedFor) {
    return rule.of(new RequestOrigin(peer, List.of(forwardedFor), "", ""))
        .map(IpAddress::toString)
        .orElse("");
  }
}
