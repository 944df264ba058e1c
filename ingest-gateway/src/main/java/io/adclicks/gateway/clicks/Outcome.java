package io.adclicks.gateway.clicks;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.refusal.RefusedException;

/** What became of one click of a batch. */
public sealed interface Outcome {
  /**
   * Kafka holds it.
   *
   * @param receipt the sealed receipt
   */
  record Held(String receipt) implements Outcome {
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
