package io.adclicks.gateway.origin;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a request says about where it comes from.
 *
 * @param peer address of the other end of the connection; empty when there is none
 * @param forwardedFor the {@code X-Forwarded-For} header lines in their order, not to be believed
 *     before the proxies are known
 * @param userAgent the {@code User-Agent} header; empty when missing
 * @param purpose the {@code Sec-Purpose} header or else its older form {@code Purpose}; empty when
 *     missing
 */
public record RequestOrigin(
    String peer, List<String> forwardedFor, String userAgent, String purpose) {
  public RequestOrigin {
    requireNonNull(peer, "peer is null");
    requireNonNull(userAgent, "userAgent is null");
    requireNonNull(purpose, "purpose is null");
    forwardedFor = List.copyOf(forwardedFor);
  }
}
