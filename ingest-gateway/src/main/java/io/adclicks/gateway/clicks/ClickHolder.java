package io.adclicks.gateway.clicks;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.dedup.DedupKey;
import io.adclicks.gateway.dedup.EdgeDedup;
import io.adclicks.gateway.metrics.GatewayMetrics;
import io.adclicks.gateway.publish.ClickPublisher;
import io.adclicks.gateway.traffic.IvtTag;
import io.adclicks.model.Click;
import io.adclicks.model.Receipt;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

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
   * Completes with the receipt once Kafka holds the click; fails with a {@link
   * io.adclicks.gateway.refusal.RefusedException} if Kafka does not take it.
   */
  CompletableFuture<Receipt> hold(Click click) {
    if (!click.ivt().isEmpty()) {
      metrics.tagged(IvtTag.valueOf(click.ivt()));
    }
    DedupKey key = DedupKey.of(click);
    Executor home = LoopMailbox.here();
    return dedup
        .isKnown(key)
        .thenCompose(known -> known ? holdDuplicate(click, home) : holdFirstCopy(click, key, home));
  }

  private CompletableFuture<Receipt> holdFirstCopy(Click click, DedupKey key, Executor home) {
    return publisher
        .publish(click, home)
        .thenApply(
            receipt -> {
              dedup.remember(key);
              metrics.accepted();
              return receipt;
            });
  }

  private CompletableFuture<Receipt> holdDuplicate(Click click, Executor home) {
    return publisher
        .publishDuplicate(click, home)
        .thenApply(
            receipt -> {
              metrics.duplicate();
              return receipt;
            });
  }
}
