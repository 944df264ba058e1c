package io.adclicks.query.top;

import io.adclicks.model.Money;
import io.adclicks.query.metrics.Figures;
import io.adclicks.query.parameters.Choice;

/** What ads can be ranked by. */
public enum TopMetric {
  /** Valid clicks. */
  CLICKS("clicks", "click_count", "toInt64(?)"),
  /** The cost of valid clicks. */
  COST("cost", "total_cost", "toDecimal64(?, 4)"),
  /** Invalid clicks. */
  INVALID("invalid", "invalid_count", "toInt64(?)");

  private final String label;
  private final String column;
  private final String constant;

  TopMetric(String label, String column, String constant) {
    this.label = label;
    this.column = column;
    this.constant = constant;
  }

  /** The word in the API. */
  public String label() {
    return label;
  }

  /** The column that holds it. */
  String column() {
    return column;
  }

  /** An expression of the column's very type: only then ClickHouse's index on it helps. */
  String constant() {
    return constant;
  }

  /** The metric as a whole number: clicks, or ten-thousandths of money. */
  long units(Figures figures) {
    return switch (this) {
      case CLICKS -> figures.clickCount();
      case COST -> figures.totalCostE4();
      case INVALID -> figures.invalidCount();
    };
  }

  /** Such a number as the parameter of the constant. */
  String text(long units) {
    return this == COST ? Money.format(units) : Long.toString(units);
  }

  static TopMetric parse(String text) {
    return Choice.parse("metric", text, values(), TopMetric::label);
  }
}
