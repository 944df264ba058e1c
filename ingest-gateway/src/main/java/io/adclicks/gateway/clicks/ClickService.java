package io.adclicks.gateway.clicks;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.limits.RateLimits;
import io.adclicks.gateway.origin.RequestOrigin;
import io.adclicks.model.Receipt;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Takes clicks from request to acknowledgement, in whichever of the three forms they come. */
@Singleton
public class ClickService {
  private final ClickIntake intake;
  private final RateLimits limits;
  private final SenderJudge senders;
  private final ClickHolder holder;

  ClickService(ClickIntake intake, RateLimits limits, SenderJudge senders, ClickHolder holder) {
    this.intake = requireNonNull(intake, "intake is null");
    this.limits = requireNonNull(limits, "limits is null");
    this.senders = requireNonNull(senders, "senders is null");
    this.holder = requireNonNull(holder, "holder is null");
  }

  /**
   * Completes with the receipt once Kafka holds the click.
   *
   * @throws io.adclicks.gateway.refusal.RefusedException if the click cannot be taken; the future
   *     fails with the same if Kafka does not take it
   */
  public CompletableFuture<Receipt> accept(byte[] body, RequestOrigin origin) {
    Client client = senders.client(origin);
    limits.takeFromAddress(client.address(), 1);
    return hold(intake.take(body), client);
  }

  /**
   * Completes with the address to go to once Kafka holds the click.
   *
   * @throws io.adclicks.gateway.refusal.RefusedException as {@link #accept}
   */
  public CompletableFuture<String> follow(String token, RequestOrigin origin) {
    Client client = senders.client(origin);
    limits.takeFromAddress(client.address(), 1);
    TrustedClick click = intake.follow(token);
    return hold(click, client).thenApply(receipt -> click.verified().token().landing());
  }

  /**
   * Completes with an outcome for each element of a batch, in their order.
   *
   * @throws io.adclicks.gateway.refusal.RefusedException if the body is no batch or too much
   */
  public CompletableFuture<List<Outcome>> acceptBatch(byte[] body, RequestOrigin origin) {
    Client client = senders.client(origin);
    limits.takeFromAddress(client.address(), 1);
    List<BatchElement> elements = intake.takeBatch(body);
    limits.takeFromAddress(client.address(), elements.size() - 1);
    return senders
        .judge(client)
        .thenCompose(
            tag ->
                BatchOutcomes.of(
                    elements,
                    element -> {
                      TrustedClick click = intake.trust(element);
                      limits.takeFromKey(click.verified().keyId(), 1);
                      return holder.hold(click.toClick(client.address(), tag));
                    },
                    ClickService::afterOthers));
  }

  /** On the same event loop, if this is one. */
  private static void afterOthers(Runnable task) {
    Context context = Vertx.currentContext();
    if (context == null) {
      task.run();
    } else {
      context.runOnContext(turn -> task.run());
    }
  }

  private CompletableFuture<Receipt> hold(TrustedClick click, Client client) {
    limits.takeFromKey(click.verified().keyId(), 1);
    return senders
        .judge(client)
        .thenCompose(tag -> holder.hold(click.toClick(client.address(), tag)));
  }
}
