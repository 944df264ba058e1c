package io.adclicks.query.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Optional;

/**
 * Some ads of the catalogue.
 *
 * @param ads in the order of their ids
 * @param next what to write as {@code after} for the next page; left out on the last one
 */
@JsonNaming(SnakeCaseStrategy.class)
public record CataloguePage(
    List<CatalogueEntry> ads, @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> next) {

  /** What a page is asked by; empty text means "any". */
  record Query(String after, String advertiserId, String campaignId, int limit) {}

  static CataloguePage of(List<CatalogueEntry> ads, int limit) {
    return new CataloguePage(
        ads, ads.size() < limit ? Optional.empty() : Optional.of(ads.get(ads.size() - 1).adId()));
  }
}
