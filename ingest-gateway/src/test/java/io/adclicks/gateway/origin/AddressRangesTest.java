package io.adclicks.gateway.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangesTest {
  @Test
  void rangeHoldsItsEndsAndNothingBeyond() {
    AddressRanges ranges = AddressRanges.of(List.of("192.0.2.64/26", "2001:db8::/33"));

    assertThat(holds(ranges, "192.0.2.64")).isTrue();
    assertThat(holds(ranges, "192.0.2.127")).isTrue();
    assertThat(holds(ranges, "192.0.2.63")).isFalse();
    assertThat(holds(ranges, "192.0.2.128")).isFalse();
    assertThat(holds(ranges, "2001:db8::")).isTrue();
    assertThat(holds(ranges, "2001:db8:7fff:ffff:ffff:ffff:ffff:ffff")).isTrue();
    assertThat(holds(ranges, "2001:db8:8000::")).isFalse();
  }

  @Test
  void overlappingRangesAreOne() {
    AddressRanges ranges =
        AddressRanges.of(
            List.of("10.1.0.0/16", "10.3.0.0/16", "10.0.0.0/8", "10.2.3.4", "11.0.0.0/32"));

    assertThat(holds(ranges, "10.0.0.0")).isTrue();
    assertThat(holds(ranges, "10.255.255.255")).isTrue();
    assertThat(holds(ranges, "11.0.0.0")).isTrue();
    assertThat(holds(ranges, "11.0.0.1")).isFalse();
    assertThat(holds(ranges, "9.255.255.255")).isFalse();
  }

  @Test
  void everyAddressOfAFamilyCanBeMeant() {
    AddressRanges everyIpv4 = AddressRanges.of(List.of("0.0.0.0/0"));

    assertThat(holds(everyIpv4, "255.255.255.255")).isTrue();
    assertThat(holds(everyIpv4, "::1")).isFalse();
    assertThat(holds(AddressRanges.of(List.of("::/0")), "203.0.113.9")).isTrue();
    assertThat(holds(AddressRanges.of(List.of()), "203.0.113.9")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0/8", "::/129", "localhost"})
  void whatIsNoRangeIsNamed(String cidr) {
    assertThatThrownBy(() -> AddressRanges.of(List.of(cidr)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"" + cidr + "\" is no address range");
  }

  private static boolean holds(AddressRanges ranges, String address) {
    return ranges.contains(IpAddress.parse(address).orElseThrow());
  }
}
