package io.adclicks.gateway.clicks;

import static java.util.Objects.requireNonNull;

import io.adclicks.model.Click;

/**
 * One reported click, well-formed but not yet trusted.
 *
 * @param adId the ad that was clicked, 1 to 64 characters
 * @param userId who clicked, 1 to 128 characters
 * @param eventTimeMillis when, as the client says, in milliseconds since the epoch, UTC
 * @param token the signed click token of the impression
 */
public record ClickRequest(String adId, String userId, long eventTimeMillis, String token) {
  public ClickRequest {
    requireNonNull(token, "token is null");
    // Click knows the rules of its fields; they apply before the price is known.
    Click unpriced = new Click(adId, userId, eventTimeMillis, "", 0, "", 0);
    adId = unpriced.adId();
  }
}
