package io.adclicks.model;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;

/**
 * What the ad server promises with an impression: which ad it is and what a click on it costs, so
 * that a browser cannot invent a price; for a link without script also who sees it and where a
 * click leads, so that nobody can make the gateway redirect to a place of his own.
 *
 * @param adId the ad of the impression, 1 to 64 characters
 * @param costE4 price of a click in ten-thousandths
 * @param expiresAt the moment from which the token is worth nothing
 * @param userId who sees the impression, at most 128 characters; empty when the page tells it
 * @param landing an absolute http or https address, at most 2,048 characters; empty when the page
 *     itself goes there
 */
public record ClickToken(
    String adId, long costE4, Instant expiresAt, String userId, String landing) {
  /** The longest address that a click may lead to, in characters. */
  public static final int MAX_LANDING_LENGTH = 2_048;

  public ClickToken {
    Text.requireIdentifier("ad_id", adId, Click.MAX_AD_ID_LENGTH);
    requireNonNull(expiresAt, "expiresAt is null");
    if (costE4 < 0 || costE4 > Money.MAX_COST_E4) {
      throw RejectedClickException.invalidField("cost " + costE4 + " is outside the range");
    }
    Text.requirePrintable("sub", userId, Click.MAX_USER_ID_LENGTH);
    Text.requirePrintable("landing", landing, MAX_LANDING_LENGTH);
    if (!landing.isEmpty()) {
      requireWebAddress(landing);
    }
  }

  /** A token for a page that reports its clicks by script. */
  public ClickToken(String adId, long costE4, Instant expiresAt) {
    this(adId, costE4, expiresAt, "", "");
  }

  /** Whether it can stand in a link: it says who clicks and where to go. */
  public boolean isLink() {
    return !userId.isEmpty() && !landing.isEmpty();
  }

  private static void requireWebAddress(String landing) {
    try {
      URI address = new URI(landing);
      String scheme = String.valueOf(address.getScheme());
      if (address.getHost() != null
          && (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))) {
        return;
      }
    } catch (URISyntaxException e) {
      throw noWebAddress(landing);
    }
    throw noWebAddress(landing);
  }

  private static RejectedClickException noWebAddress(String landing) {
    return RejectedClickException.invalidField(
        "landing \"" + Text.excerpt(landing) + "\" is no absolute http or https address");
  }
}
