package io.adclicks.gateway.clicks;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.refusal.Refusal;
import io.adclicks.gateway.refusal.RefusedException;
import io.adclicks.model.ClickTokens;
import io.adclicks.model.EventTimeGuard;
import io.adclicks.model.InvalidTokenException;
import io.adclicks.model.VerifiedToken;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Makes a trusted click of a request: well-formed, believable in time, priced by its token. */
public final class ClickIntake {
  private final Supplier<ClickTokens> tokens;
  private final EventTimeGuard guard;
  private final InstantSource clock;

  /**
   * @param tokens verifies the signature of click tokens, under the keys of the moment
   * @param guard which event times are believable
   * @param clock the time of receipt
   */
  public ClickIntake(Supplier<ClickTokens> tokens, EventTimeGuard guard, InstantSource clock) {
    this.tokens = requireNonNull(tokens, "tokens is null");
    this.guard = requireNonNull(guard, "guard is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /**
   * The click that a body reports.
   *
   * @throws RefusedException if it cannot be taken
   */
  public TrustedClick take(byte[] body) {
    return trust(ClickRequestReader.read(body));
  }

  /**
   * What a body with many clicks holds; each element is trusted by itself.
   *
   * @throws RefusedException if the body is no batch
   */
  List<BatchElement> takeBatch(byte[] body) {
    return ClickRequestReader.readBatch(body);
  }

  /**
   * The click of one element.
   *
   * @throws RefusedException if it cannot be taken
   */
  TrustedClick trust(BatchElement element) {
    if (element instanceof BatchElement.Malformed malformed) {
      throw malformed.why();
    }
    return trust(((BatchElement.WellFormed) element).request());
  }

  /**
   * The click that somebody makes by following a link, at this moment.
   *
   * @throws RefusedException if the token is wrong or none for links
   */
  public TrustedClick follow(String token) {
    Instant now = clock.instant();
    VerifiedToken verified = verify(token, now);
    if (!verified.token().isLink()) {
      throw new RefusedException(
          Refusal.INVALID_TOKEN, "the token has no landing and sub, which a link needs");
    }
    return new TrustedClick(
        verified.token().userId(), now.toEpochMilli(), verified, now.toEpochMilli());
  }

  private TrustedClick trust(ClickRequest request) {
    Instant now = clock.instant();
    requireBelievable(request.eventTimeMillis(), now.toEpochMilli());
    VerifiedToken verified = verify(request.token(), now);
    if (!verified.token().adId().equals(request.adId())) {
      throw new RefusedException(Refusal.INVALID_TOKEN, "the token is for another ad_id");
    }
    return new TrustedClick(
        request.userId(), request.eventTimeMillis(), verified, now.toEpochMilli());
  }

  private void requireBelievable(long eventTimeMillis, long receivedAtMillis) {
    if (!guard.accepts(eventTimeMillis, receivedAtMillis)) {
      throw new RefusedException(
          Refusal.IMPLAUSIBLE_EVENT_TIME,
          "timestamp %s is not between %s before and %s after the receipt of the click"
              .formatted(Instant.ofEpochMilli(eventTimeMillis), guard.maxAge(), guard.maxSkew()));
    }
  }

  private VerifiedToken verify(String token, Instant now) {
    try {
      return tokens.get().verify(token, now);
    } catch (InvalidTokenException e) {
      throw new RefusedException(Refusal.INVALID_TOKEN, e.getMessage());
    }
  }
}
