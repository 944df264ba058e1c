package io.adclicks.gateway.publish;

import io.adclicks.gateway.refusal.RefusedException;
import io.adclicks.model.Receipt;

/** Waits for Kafka's word on one click, and is told one of both, once. */
public interface Delivery {
  /** Kafka holds the click. */
  void held(Receipt receipt);

  /** Kafka does not. */
  void refused(RefusedException why);
}
