package io.adclicks.backfill.comparing;

import static java.util.Objects.requireNonNull;

/**
 * How a day's figures of an ad change.
 *
 * @param adId the ad
 * @param clicks billed clicks more, or fewer
 * @param costE4 cost more, or less, in ten-thousandths
 */
public record MoneyChange(String adId, long clicks, long costE4) {
  public MoneyChange {
    requireNonNull(adId, "adId is null");
  }
}
