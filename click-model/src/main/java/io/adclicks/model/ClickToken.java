package io.adclicks.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What the ad server promises with an impression: which ad it is and what a click on it costs, so
 * that a browser cannot invent a price.
 *
 * @param adId the ad of the impression, 1 to 64 characters
 * @param costE4 price of a click in ten-thousandths
 * @param expiresAt the moment from which the token is worth nothing
 */
public record ClickToken(String adId, long costE4, Instant expiresAt) {
  public ClickToken {
    Text.requireIdentifier("ad_id", adId, Click.MAX_AD_ID_LENGTH);
    requireNonNull(expiresAt, "expiresAt is null");
    if (costE4 < 0 || costE4 > Money.MAX_COST_E4) {
      throw RejectedClickException.invalidField("cost " + costE4 + " is outside the range");
    }
  }
}
