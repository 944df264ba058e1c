package io.adclicks.gateway.http;

import static java.util.Objects.requireNonNull;

/**
 * The answer to every click that Kafka holds, be it counted, a copy or tagged as a robot's: a robot
 * must learn nothing from it.
 *
 * @param status always {@code accepted}
 * @param receipt with which to ask later what became of the click
 */
public record Acceptance(String status, String receipt) {
  public Acceptance {
    requireNonNull(status, "status is null");
    requireNonNull(receipt, "receipt is null");
  }

  static Acceptance of(String receipt) {
    return new Acceptance("accepted", receipt);
  }
}
