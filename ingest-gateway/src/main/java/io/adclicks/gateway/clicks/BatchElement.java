package io.adclicks.gateway.clicks;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.refusal.RefusedException;

/** What stands at one place of a batch. */
sealed interface BatchElement {
  /**
   * A well-formed click.
   *
   * @param request the click
   */
  record WellFormed(ClickRequest request) implements BatchElement {
    public WellFormed {
      requireNonNull(request, "request is null");
    }
  }

  /**
   * Something else.
   *
   * @param why what is wrong with it
   */
  record Malformed(RefusedException why) implements BatchElement {
    public Malformed {
      requireNonNull(why, "why is null");
    }
  }
}
