package io.adclicks.query.metrics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** How far a figure can be trusted, the weakest first. */
public enum Finality {
  /** The window is open. */
  PROVISIONAL("provisional"),
  /** The watermark passed the end of the window, up to half a minute ago. */
  FINAL("final"),
  /** Corrected by reconciliation. */
  RESTATED("restated");

  private static final List<Finality> ALL = List.of(values());

  private final String label;

  Finality(String label) {
    this.label = label;
  }

  /** The word in the tables and the API. */
  @JsonValue
  public String label() {
    return label;
  }

  /** The finality of a word in the tables. */
  static Finality ofLabel(String label) {
    for (Finality finality : ALL) {
      if (finality.label.equals(label)) {
        return finality;
      }
    }
    throw new IllegalStateException(
        "a stored cell has the finality \""
            + label
            + "\", which this version does not know: update the query API");
  }
}
