package io.adclicks.gateway.clicks;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.dedup.EdgeDedup;
import io.adclicks.gateway.metrics.GatewayMetrics;
import io.adclicks.gateway.origin.RequestOrigin;
import io.adclicks.gateway.publish.ClickPublisher;
import io.adclicks.gateway.traffic.IvtTag;
import io.adclicks.model.Click;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * Takes one click from body to acknowledgement. Only a click that Kafka holds is remembered, and
 * only a remembered click makes its next copy a duplicate: whatever fails in between, a copy at
 * most goes to Kafka once more, and none is lost.
 */
@Singleton
public class ClickService {
  private final ClickIntake intake;
  private final EdgeDedup dedup;
  private final ClickPublisher publisher;
  private final GatewayMetrics metrics;

  ClickService(
      ClickIntake intake, EdgeDedup dedup, ClickPublisher publisher, GatewayMetrics metrics) {
    this.intake = requireNonNull(intake, "intake is null");
    this.dedup = requireNonNull(dedup, "dedup is null");
    this.publisher = requireNonNull(publisher, "publisher is null");
    this.metrics = requireNonNull(metrics, "metrics is null");
  }

  /**
   * Completes once Kafka holds the click.
   *
   * @throws io.adclicks.gateway.refusal.RefusedException if the click cannot be taken; the Uni
   *     fails with the same if Kafka does not take it
   */
  public Uni<Void> accept(byte[] body, RequestOrigin origin) {
    Click click = intake.take(body, origin);
    if (!click.ivt().isEmpty()) {
      metrics.tagged(IvtTag.valueOf(click.ivt()));
    }
    return dedup
        .isKnown(click)
        .chain(known -> known ? acceptDuplicate(click) : acceptFirstCopy(click));
  }

  private Uni<Void> acceptFirstCopy(Click click) {
    return publisher
        .publish(click)
        .invoke(
            () -> {
              dedup.remember(click);
              metrics.accepted();
            });
  }

  private Uni<Void> acceptDuplicate(Click click) {
    return publisher.publishDuplicate(click).invoke(metrics::duplicate);
  }
}
