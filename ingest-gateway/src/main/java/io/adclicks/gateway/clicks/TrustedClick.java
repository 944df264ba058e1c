package io.adclicks.gateway.clicks;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.origin.IpAddress;
import io.adclicks.gateway.traffic.IvtTag;
import io.adclicks.model.Click;
import io.adclicks.model.VerifiedToken;
import java.util.Optional;

/**
 * A click that is well-formed, believable in time and priced; only its sender is not judged yet.
 *
 * @param userId who clicked
 * @param eventTimeMillis when, in milliseconds since the epoch, UTC
 * @param verified the token of the impression, which names ad and price
 * @param receivedAtMillis when the gateway received it, milliseconds since the epoch, UTC
 */
public record TrustedClick(
    String userId, long eventTimeMillis, VerifiedToken verified, long receivedAtMillis) {
  public TrustedClick {
    requireNonNull(userId, "userId is null");
    requireNonNull(verified, "verified is null");
  }

  /** The click with all that is known of its sender. */
  public Click toClick(Optional<IpAddress> client, Optional<IvtTag> tag) {
    return new Click(
        verified.token().adId(),
        userId,
        eventTimeMillis,
        client.map(IpAddress::toString).orElse(""),
        verified.token().costE4(),
        tag.map(IvtTag::name).orElse(""),
        receivedAtMillis,
        verified.fingerprint());
  }
}
