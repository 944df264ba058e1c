package io.adclicks.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** An ad as an admin tells the catalogue of it. */
public record CataloguedAd(String adId, String campaignId, String advertiserId, String name) {
  /** An ad with a name made of its id. */
  public CataloguedAd(String adId, String campaignId, String advertiserId) {
    this(adId, campaignId, advertiserId, "Ad " + adId);
  }

  /** Puts it there. */
  public void put() {
    int status =
        Api.asAdmin()
            .contentType("application/json")
            .body(Map.of("advertiser_id", advertiserId, "campaign_id", campaignId, "name", name))
            .put("/api/v1/ads/" + adId)
            .statusCode();
    assertThat(status).isEqualTo(204);
  }
}
