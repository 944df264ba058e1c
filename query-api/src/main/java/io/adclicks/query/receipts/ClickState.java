package io.adclicks.query.receipts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a click. */
public enum ClickState {
  /** Its minute may still change, or the archive does not hold it yet. */
  PENDING,
  /** It is in {@code click_count}, and billed. */
  COUNTED,
  /** Another click of the same user on the same ad in the same minute stands for it. */
  DUPLICATE,
  /** It is in {@code invalid_count}, and not billed. */
  INVALID,
  /** It is in no count. */
  REJECTED;

  /** The word in the API. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
