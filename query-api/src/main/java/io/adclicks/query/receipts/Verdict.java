package io.adclicks.query.receipts;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What can be said of a click now.
 *
 * @param state what became of it
 * @param reason why it is invalid or rejected
 * @param settled whether nothing but another reconciliation can change it
 */
record Verdict(ClickState state, Optional<String> reason, boolean settled) {
  /** Nothing yet. */
  static final Verdict PENDING = new Verdict(ClickState.PENDING, Optional.empty(), false);

  Verdict {
    requireNonNull(state, "state is null");
    boolean needsReason = state == ClickState.INVALID || state == ClickState.REJECTED;
    if (needsReason != reason.isPresent()) {
      throw new IllegalArgumentException(
          "a click that is %s with the reason %s is none".formatted(state.label(), reason));
    }
  }

  static Verdict rejected(String reason, boolean settled) {
    return new Verdict(ClickState.REJECTED, Optional.of(reason), settled);
  }

  /**
   * What the count of the archive says.
   *
   * @param duplicate whether another copy stands for the click
   * @param reason why the click is invalid; empty if it is valid
   */
  static Verdict counted(boolean duplicate, String reason, boolean settled) {
    if (duplicate) {
      return new Verdict(ClickState.DUPLICATE, Optional.empty(), settled);
    }
    return reason.isEmpty()
        ? new Verdict(ClickState.COUNTED, Optional.empty(), settled)
        : new Verdict(ClickState.INVALID, Optional.of(reason), settled);
  }
}
