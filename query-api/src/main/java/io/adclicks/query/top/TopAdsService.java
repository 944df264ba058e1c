package io.adclicks.query.top;

import io.adclicks.query.access.Caller;
import io.adclicks.query.catalogue.CatalogueEntry;
import io.adclicks.query.catalogue.CatalogueRepository;
import io.adclicks.query.catalogue.Dimension;
import io.adclicks.query.catalogue.VisibleAds;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers which ads come first, among those that the caller may see. */
@ApplicationScoped
public class TopAdsService {
  private final TopAdsRepository repository;
  private final CatalogueRepository catalogue;
  private final VisibleAds visibleAds;

  TopAdsService(TopAdsRepository repository, CatalogueRepository catalogue, VisibleAds visibleAds) {
    this.repository = repository;
    this.catalogue = catalogue;
    this.visibleAds = visibleAds;
  }

  /**
   * The first ads.
   *
   * @param advertiserId only this advertiser's; empty for any
   * @param campaignId only this campaign's; empty for any
   */
  TopAds top(TopQuery query, Caller caller, String advertiserId, String campaignId) {
    requireVisible(caller, Dimension.ADVERTISER, advertiserId);
    requireVisible(caller, Dimension.CAMPAIGN, campaignId);
    String owner = caller.onlyAdvertiser().orElse(advertiserId);
    List<RankedAd> ads =
        owner.isEmpty() && campaignId.isEmpty()
            ? repository.ofAllAds(query)
            : repository.of(query, owner, campaignId);
    return new TopAds(
        query.metric().label(),
        query.resolution().label(),
        query.range().from(),
        query.range().to(),
        described(ads));
  }

  private void requireVisible(Caller caller, Dimension dimension, String id) {
    if (!id.isEmpty()) {
      visibleAds.requireGroup(caller, dimension, List.of(id));
    }
  }

  private List<TopAd> described(List<RankedAd> ads) {
    if (ads.isEmpty()) {
      return List.of();
    }
    Map<String, CatalogueEntry> entries =
        catalogue.entries(ads.stream().map(RankedAd::adId).toList()).stream()
            .collect(Collectors.toMap(CatalogueEntry::adId, Function.identity()));
    return ads.stream()
        .map(ad -> TopAd.of(ad, Optional.ofNullable(entries.get(ad.adId()))))
        .toList();
  }
}
