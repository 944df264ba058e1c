package io.adclicks.query.catalogue;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;

/**
 * What is known of an ad besides its clicks.
 *
 * @param adId the ad
 * @param name for people; may be empty
 * @param campaignId the campaign it runs in; may be empty
 * @param advertiserId who pays for it
 * @param updatedAt when this was written
 */
@JsonNaming(SnakeCaseStrategy.class)
public record CatalogueEntry(
    String adId, String name, String campaignId, String advertiserId, Instant updatedAt) {}
