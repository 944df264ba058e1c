package io.adclicks.query.catalogue;

import io.adclicks.query.parameters.Choice;

/** What ads can be chosen and put together by. */
public enum Dimension {
  /** Each ad by itself. */
  AD("ad", "ad_id"),
  /** The ads of a campaign. */
  CAMPAIGN("campaign", "campaign_id"),
  /** The ads of an advertiser. */
  ADVERTISER("advertiser", "advertiser_id");

  private final String label;
  private final String column;

  Dimension(String label, String column) {
    this.label = label;
    this.column = column;
  }

  /** The word in the API. */
  public String label() {
    return label;
  }

  /** The column of the catalogue, and the parameter of a request. */
  public String column() {
    return column;
  }

  /** The dimension of a word. */
  public static Dimension parse(String parameter, String text) {
    return Choice.parse(parameter, text, values(), Dimension::label);
  }
}
