package io.adclicks.query.catalogue;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Something that a search found.
 *
 * @param kind {@code ad}, {@code campaign} or {@code advertiser}
 * @param id its id
 * @param name for people; empty where there is none
 * @param ads how many ads it stands for
 */
@JsonNaming(SnakeCaseStrategy.class)
public record CatalogueMatch(String kind, String id, String name, long ads) {}
