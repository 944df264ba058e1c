package io.adclicks.query.catalogue;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.adclicks.query.parameters.InvalidParameterException;
import java.util.Objects;

/**
 * What the body of a request says of an ad.
 *
 * @param advertiserId who pays for it; required
 * @param campaignId the campaign it runs in; empty when left out
 * @param name for people; empty when left out
 */
@JsonNaming(SnakeCaseStrategy.class)
public record AdDescription(String advertiserId, String campaignId, String name) {
  private static final int MAX_ID_LENGTH = 64;
  private static final int MAX_NAME_LENGTH = 200;

  public AdDescription {
    advertiserId = Objects.requireNonNullElse(advertiserId, "");
    campaignId = Objects.requireNonNullElse(campaignId, "");
    name = Objects.requireNonNullElse(name, "");
    if (advertiserId.isBlank()) {
      throw new InvalidParameterException("advertiser_id", advertiserId, "write who pays");
    }
    requirePrintable("advertiser_id", advertiserId, MAX_ID_LENGTH);
    requirePrintable("campaign_id", campaignId, MAX_ID_LENGTH);
    requirePrintable("name", name, MAX_NAME_LENGTH);
  }

  private static void requirePrintable(String field, String value, int max) {
    if (value.codePointCount(0, value.length()) > max) {
      throw new InvalidParameterException(field, value, "write at most " + max + " characters");
    }
    if (value.codePoints().anyMatch(Character::isISOControl)) {
      throw new InvalidParameterException(field, value, "write it without control characters");
    }
  }
}
