package io.adclicks.query.top;

import io.adclicks.query.parameters.Choice;

/** What ads can be ranked by. */
public enum TopMetric {
  /** Valid clicks. */
  CLICKS("clicks", "click_count"),
  /** The cost of valid clicks. */
  COST("cost", "total_cost"),
  /** Invalid clicks. */
  INVALID("invalid", "invalid_count");

  private final String label;
  private final String column;

  TopMetric(String label, String column) {
    this.label = label;
    this.column = column;
  }

  /** The word in the API. */
  public String label() {
    return label;
  }

  /** The column that holds it. */
  String column() {
    return column;
  }

  static TopMetric parse(String text) {
    return Choice.parse("metric", text, values(), TopMetric::label);
  }
}
