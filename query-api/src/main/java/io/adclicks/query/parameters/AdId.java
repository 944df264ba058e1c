package io.adclicks.query.parameters;

import io.adclicks.model.Click;

/**
 * The ad that is asked about.
 *
 * @param value 1 to {@link Click#MAX_AD_ID_LENGTH} characters, none a control character
 */
public record AdId(String value) {
  public AdId {
    int length = value.codePointCount(0, value.length());
    if (value.isBlank() || length > Click.MAX_AD_ID_LENGTH) {
      throw refused(value, "write 1 to " + Click.MAX_AD_ID_LENGTH + " characters");
    }
    if (value.codePoints().anyMatch(Character::isISOControl)) {
      throw refused(value, "write it without control characters");
    }
  }

  private static InvalidParameterException refused(String value, String advice) {
    return new InvalidParameterException("ad id", value, advice);
  }
}
