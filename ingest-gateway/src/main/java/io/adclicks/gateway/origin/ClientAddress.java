package io.adclicks.gateway.origin;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the address that a click is judged by: the nearest one that no trusted proxy vouches for,
 * since everything left of it in {@code X-Forwarded-For} may be invented by the client.
 */
public final class ClientAddress {
  private final AddressRanges trustedProxies;

  /** Believes only these proxies. */
  public ClientAddress(AddressRanges trustedProxies) {
    this.trustedProxies = requireNonNull(trustedProxies, "trustedProxies is null");
  }

  /** The client's address; empty when the connection has none. */
  public Optional<IpAddress> of(RequestOrigin origin) {
    Optional<IpAddress> peer = IpAddress.parse(origin.peer());
    if (peer.isEmpty() || !trustedProxies.contains(peer.get())) {
      return peer;
    }
    IpAddress nearest = peer.get();
    List<String> hops = hops(origin.forwardedFor());
    for (int i = hops.size() - 1; i >= 0 && trustedProxies.contains(nearest); i--) {
      Optional<IpAddress> hop = IpAddress.parse(withoutPort(hops.get(i)));
      if (hop.isEmpty()) {
        break;
      }
      nearest = hop.get();
    }
    return Optional.of(nearest);
  }

  private static List<String> hops(List<String> headerLines) {
    List<String> hops = new ArrayList<>();
    for (String line : headerLines) {
      for (String hop : line.split(",", -1)) {
        hops.add(hop.strip());
      }
    }
    return hops;
  }

  private static String withoutPort(String hop) {
    if (hop.startsWith("[")) {
      int end = hop.indexOf(']');
      return end < 0 ? hop : hop.substring(1, end);
    }
    int colon = hop.indexOf(':');
    return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
  }
}
