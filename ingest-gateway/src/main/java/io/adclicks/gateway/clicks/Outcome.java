package io.adclicks.gateway.clicks;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.refusal.RefusedException;
import io.adclicks.model.Receipt;

/** What became of a click. */
public sealed interface Outcome {
  /** The fault is the gateway's. */
  Outcome FAILED = new Refused(RefusedException.ours());

  /**
   * Kafka holds it.
   *
   * @param receipt with which to ask later what became of it
   */
  record Held(Receipt receipt) implements Outcome {
    public Held {
      requireNonNull(receipt, "receipt is null");
    }
  }

  /**
   * It was not taken.
   *
   * @param why with a sentence for the client
   */
  record Refused(RefusedException why) implements Outcome {
    public Refused {
      requireNonNull(why, "why is null");
    }
  }
}
