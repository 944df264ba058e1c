package io.adclicks.gateway.clicks;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.dedup.DedupKey;
import io.adclicks.gateway.dedup.EdgeDedup;
import io.adclicks.gateway.metrics.GatewayMetrics;
import io.adclicks.gateway.publish.ClickPublisher;
import io.adclicks.gateway.publish.Delivery;
import io.adclicks.gateway.refusal.RefusedException;
import io.adclicks.gateway.traffic.IvtTag;
import io.adclicks.model.Click;
import io.adclicks.model.Receipt;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Takes a click to Kafka. Only a click that Kafka holds is remembered, and only a remembered click
 * makes its next copy a duplicate: whatever fails in between, a copy at most goes to Kafka once
 * more, and none is lost.
 */
@Singleton
public class ClickHolder {
  private final EdgeDedup dedup;
  private final ClickPublisher publisher;
  private final GatewayMetrics metrics;

  ClickHolder(EdgeDedup dedup, ClickPublisher publisher, GatewayMetrics metrics) {
    this.dedup = requireNonNull(dedup, "dedup is null");
    this.publisher = requireNonNull(publisher, "publisher is null");
    this.metrics = requireNonNull(metrics, "metrics is null");
  }

  /**
   * Takes a click to Kafka.
   *
   * @param home where the click goes on whenever Redis or Kafka has answered
   * @param told receives, at home, the receipt or why Kafka did not take the click
   */
  void hold(Click click, Executor home, Consumer<Outcome> told) {
    if (!click.ivt().isEmpty()) {
      metrics.tagged(IvtTag.valueOf(click.ivt()));
    }
    Holding holding = new Holding(click, DedupKey.of(click), home, told);
    dedup.ask(holding.key, home, holding::publish);
  }

  private final class Holding implements Delivery {
    private final Click click;
    private final DedupKey key;
    private final Executor home;
    private final Consumer<Outcome> told;
    private boolean copy;

    Holding(Click click, DedupKey key, Executor home, Consumer<Outcome> told) {
      this.click = click;
      this.key = key;
      this.home = home;
      this.told = told;
    }

    void publish(boolean known) {
      copy = known;
      try {
        publisher.publish(click, known, home, this);
      } catch (RuntimeException e) {
        Log.error("A click failed unexpectedly", e);
        told.accept(Outcome.FAILED);
      }
    }

    @Override
    public void held(Receipt receipt) {
      if (copy) {
        metrics.duplicate();
      } else {
        dedup.remember(key);
        metrics.accepted();
      }
      told.accept(new Outcome.Held(receipt));
    }

    @Override
    public void refused(RefusedException why) {
      told.accept(new Outcome.Refused(why));
    }
  }
}
