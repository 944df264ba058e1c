package io.adclicks.gateway.clicks;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.origin.IpAddress;
import java.util.Optional;

/**
 * Who sends a request.
 *
 * @param address the address that the click is judged by, if there is one
 * @param userAgent what the client calls itself; empty when missing
 * @param purpose why the browser sends it; empty when it does not say
 */
record Client(Optional<IpAddress> address, String userAgent, String purpose) {
  Client {
    requireNonNull(address, "address is null");
    requireNonNull(userAgent, "userAgent is null");
    requireNonNull(purpose, "purpose is null");
  }
}
