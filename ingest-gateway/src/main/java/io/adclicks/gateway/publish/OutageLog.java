package io.adclicks.gateway.publish;

import io.quarkus.logging.Log;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Says once when Kafka stops taking clicks and once when it takes them again, at any rate of
 * clicks.
 */
final class OutageLog {
  private final AtomicBoolean out = new AtomicBoolean();

  void failed(Throwable why) {
    if (!out.get() && out.compareAndSet(false, true)) {
      Log.warnf("Kafka takes no clicks, clients are asked to come again: %s", why.getMessage());
    }
  }

  void succeeded() {
    if (out.get() && out.compareAndSet(true, false)) {
      Log.info("Kafka takes clicks again");
    }
  }
}
