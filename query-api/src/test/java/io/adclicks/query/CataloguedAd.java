package io.adclicks.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** An ad as an admin tells the catalogue of it. */
public record CataloguedAd(String adId, String campaignId, String advertiserId) {
  /** Puts it there. */
  public void put() {
    int status =
        Api.asAdmin()
            .contentType("application/json")
            .body(
                Map.of(
                    "advertiser_id", advertiserId, "campaign_id", campaignId, "name", "Ad " + adId))
            .put("/api/v1/ads/" + adId)
            .statusCode();
    assertThat(status).isEqualTo(204);
  }
}
