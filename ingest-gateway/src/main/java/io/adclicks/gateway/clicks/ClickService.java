package io.adclicks.gateway.clicks;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.limits.RateLimits;
import io.adclicks.gateway.origin.RequestOrigin;
import io.quarkus.logging.Log;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

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
   * Takes a click.
   *
   * @param told receives what became of it, on the event loop that calls
   * @throws io.adclicks.gateway.refusal.RefusedException if the click cannot be taken; then nothing
   *     is told
   */
  public void accept(byte[] body, RequestOrigin origin, Consumer<Outcome> told) {
    Client client = senders.client(origin);
    limits.takeFromAddress(client.address(), 1);
    hold(intake.take(body), client, told);
  }

  /**
   * Completes with the address to go to once Kafka holds the click.
   *
   * @throws io.adclicks.gateway.refusal.RefusedException if the click cannot be taken; the future
   *     fails with the same if Kafka does not take it
   */
  public CompletableFuture<String> follow(String token, RequestOrigin origin) {
    Client client = senders.client(origin);
    limits.takeFromAddress(client.address(), 1);
    TrustedClick click = intake.follow(token);
    CompletableFuture<String> landing = new CompletableFuture<>();
    hold(
        click,
        client,
        outcome -> {
          if (outcome instanceof Outcome.Refused refused) {
            landing.completeExceptionally(refused.why());
          } else {
            landing.complete(click.verified().token().landing());
          }
        });
    return landing;
  }

  /**
   * Completes with an outcome for each element of a batch, in their order, on the event loop that
   * calls; there it fails too.
   *
   * @throws io.adclicks.gateway.refusal.RefusedException if the body is no batch or too much
   */
  public CompletableFuture<List<Outcome>> acceptBatch(byte[] body, RequestOrigin origin) {
    Client client = senders.client(origin);
    limits.takeFromAddress(client.address(), 1);
    List<BatchElement> elements = intake.takeBatch(body);
    limits.takeFromAddress(client.address(), elements.size() - 1);
    Executor home = LoopMailbox.here();
    return senders
        .judge(client)
        .thenComposeAsync(
            tag ->
                BatchOutcomes.of(
                    elements,
                    (element, told) -> {
                      TrustedClick click = intake.trust(element);
                      limits.takeFromKey(click.verified().keyId(), 1);
                      holder.hold(click.toClick(client.address(), tag), home, told);
                    },
                    ClickService::afterOthers),
            home)
        .whenCompleteAsync(
            (outcomes, fault) -> {}, home); // the judge's fault comes from its thread
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

  private void hold(TrustedClick click, Client client, Consumer<Outcome> told) {
    limits.takeFromKey(click.verified().keyId(), 1);
    Executor home = LoopMailbox.here();
    CompletableFuture<Void> unused =
        senders
            .judge(client)
            .thenAcceptAsync(
                tag -> holder.hold(click.toClick(client.address(), tag), home, told), home)
            .exceptionallyAsync(
                fault -> {
                  Log.error("A click failed unexpectedly", fault);
                  told.accept(Outcome.FAILED);
                  return null;
                },
                home);
  }
}
