package io.adclicks.gateway.clicks;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.origin.ClientAddress;
import io.adclicks.gateway.origin.IpAddress;
import io.adclicks.gateway.origin.RequestOrigin;
import io.adclicks.gateway.refusal.Refusal;
import io.adclicks.gateway.refusal.RefusedException;
import io.adclicks.gateway.traffic.InvalidTraffic;
import io.adclicks.gateway.traffic.IvtTag;
import io.adclicks.model.Click;
import io.adclicks.model.ClickToken;
import io.adclicks.model.ClickTokens;
import io.adclicks.model.EventTimeGuard;
import io.adclicks.model.InvalidTokenException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Makes a trusted click of a request: well-formed, believable in time, priced by its token. */
public final class ClickIntake {
  private final ClickTokens tokens;
  private final EventTimeGuard guard;
  private final ClientAddress clientAddress;
  private final InvalidTraffic invalidTraffic;
  private final InstantSource clock;

  /**
   * @param tokens verifies the signature of click tokens
   * @param guard which event times are believable
   * @param clientAddress who counts as the client of a forwarded request
   * @param invalidTraffic tags what no person sent
   * @param clock the time of receipt
   */
  public ClickIntake(
      ClickTokens tokens,
      EventTimeGuard guard,
      ClientAddress clientAddress,
      InvalidTraffic invalidTraffic,
      InstantSource clock) {
    this.tokens = requireNonNull(tokens, "tokens is null");
    this.guard = requireNonNull(guard, "guard is null");
    this.clientAddress = requireNonNull(clientAddress, "clientAddress is null");
    this.invalidTraffic = requireNonNull(invalidTraffic, "invalidTraffic is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /**
   * The click that a body reports.
   *
   * @throws RefusedException if it cannot be taken
   */
  public Click take(byte[] body, RequestOrigin origin) {
    Instant now = clock.instant();
    ClickRequest request = ClickRequestReader.read(body);
    requireBelievable(request.eventTimeMillis(), now.toEpochMilli());
    ClickToken token = verify(request, now);
    Optional<IpAddress> client = clientAddress.of(origin);
    return request.toClick(
        client.map(IpAddress::toString).orElse(""),
        token.costE4(),
        invalidTraffic.judge(origin, client).map(IvtTag::name).orElse(""),
        now.toEpochMilli());
  }

  private void requireBelievable(long eventTimeMillis, long receivedAtMillis) {
    if (!guard.accepts(eventTimeMillis, receivedAtMillis)) {
      throw new RefusedException(
          Refusal.IMPLAUSIBLE_EVENT_TIME,
          "timestamp %s is not between %s before and %s after the receipt of the click"
              .formatted(Instant.ofEpochMilli(eventTimeMillis), guard.maxAge(), guard.maxSkew()));
    }
  }

  private ClickToken verify(ClickRequest request, Instant now) {
    ClickToken token;
    try {
      token = tokens.verify(request.token(), now);
    } catch (InvalidTokenException e) {
      throw new RefusedException(Refusal.INVALID_TOKEN, e.getMessage());
    }
    if (!token.adId().equals(request.adId())) {
      throw new RefusedException(Refusal.INVALID_TOKEN, "the token is for another ad_id");
    }
    return token;
  }
}
