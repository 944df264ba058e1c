package io.adclicks.query.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads from the verified token who asks. */
@ApplicationScoped
public class Callers {
  /** The claim that names the advertiser. */
  static final String ADVERTISER_CLAIM = "advertiser_id";

  /** Without a token nothing ends by itself; a day is as good as for ever. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final SecurityIdentity identity;

  Callers(SecurityIdentity identity) {
    this.identity = identity;
  }

  /**
   * The caller of the present request.
   *
   * @throws ForbiddenException if the token says neither that it is an admin's nor whose it is
   */
  public Caller current() {
    if (identity.hasRole(Roles.ADMIN)) {
      return new Caller.Admin();
    }
    if (identity.getPrincipal() instanceof JsonWebToken token
        && token.getClaim(ADVERTISER_CLAIM) instanceof String id
        && !id.isBlank()) {
      return new Caller.Advertiser(id);
    }
    throw new ForbiddenException("the token has no claim " + ADVERTISER_CLAIM);
  }

  /**
   * How long the token of the present request remains valid; always positive.
   *
   * @throws AuthenticationFailedException if it has expired: verification still lets it pass for
   *     {@code mp.jwt.verify.clock.skew} seconds, but what lasts cannot begin with it
   */
  public Duration remaining(Instant now) {
    if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
      return LONGEST;
    }
    Duration left = Duration.between(now, Instant.ofEpochSecond(token.getExpirationTime()));
    if (left.isNegative() || left.isZero()) {
      throw new AuthenticationFailedException("the token expired " + left.abs() + " ago");
    }
    return left;
  }
}
