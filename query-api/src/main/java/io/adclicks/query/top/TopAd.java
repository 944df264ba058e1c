package io.adclicks.query.top;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.adclicks.query.catalogue.CatalogueEntry;
import io.adclicks.query.metrics.CountedFigures;
import java.util.Optional;

/**
 * One of the first ads.
 *
 * @param adId the ad
 * @param name for people; null when the catalogue has none
 * @param campaignId its campaign; null when the catalogue has none
 * @param advertiserId who pays for it; null when the catalogue does not know the ad
 * @param figures what its cells add up to
 */
@JsonNaming(SnakeCaseStrategy.class)
public record TopAd(
    String adId,
    Optional<String> name,
    Optional<String> campaignId,
    Optional<String> advertiserId,
    @JsonUnwrapped CountedFigures figures) {
  static TopAd of(RankedAd ad, Optional<CatalogueEntry> entry) {
    return new TopAd(
        ad.adId(),
        entry.map(CatalogueEntry::name).filter(text -> !text.isEmpty()),
        entry.map(CatalogueEntry::campaignId).filter(text -> !text.isEmpty()),
        entry.map(CatalogueEntry::advertiserId),
        CountedFigures.of(ad.figures()));
  }
}
