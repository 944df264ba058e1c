package io.adclicks.query.top;

import jakarta.enterprise.context.ApplicationScoped;

/** Answers which ads come first. */
@ApplicationScoped
public class TopAdsService {
  private final TopAdsRepository repository;

  TopAdsService(TopAdsRepository repository) {
    this.repository = repository;
  }

  TopAds top(TopQuery query) {
    return new TopAds(
        query.metric().label(),
        query.resolution().label(),
        query.range().from(),
        query.range().to(),
        repository.top(query));
  }
}
