package io.adclicks.query.top;

import io.adclicks.query.metrics.Figures;

/**
 * An ad with what its cells add up to.
 *
 * @param adId the ad
 * @param figures the sums
 */
record RankedAd(String adId, Figures figures) {}
