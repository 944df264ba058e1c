package io.adclicks.query.metrics;

import io.adclicks.query.parameters.Choice;

/** What an answer holds for a window without clicks. */
public enum GapFill {
  /** Nothing. */
  NONE("none"),
  /** A point of zeros. */
  ZERO("zero");

  private final String label;

  GapFill(String label) {
    this.label = label;
  }

  /** The word in the API. */
  public String label() {
    return label;
  }

  static GapFill parse(String text) {
    return Choice.parse("fill", text, values(), GapFill::label);
  }
}
