package io.adclicks.cli.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adclicks.cli.Daemons;
import io.adclicks.cli.stack.StackAddresses;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends clicks in batches, as an app does that gathers them, and those that are not acknowledged
 * again and again. All clicks of a batch come from the client of its first.
 */
public final class BatchSender {
  private static final int MAX_IN_FLIGHT = 8;
  private static final int PAUSE_MILLIS = 300;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .executor(Executors.newFixedThreadPool(2, Daemons.named("send-batches")))
          .build();
  private final Semaphore inFlight = new Semaphore(MAX_IN_FLIGHT);
  private final URI endpoint;
  private final ClickBodies bodies;
  private final SentClicks sent;
  private final int maxAttempts;

  /**
   * @param stack where the gateway is
   * @param sent told what became of each click
   * @param maxAttempts how often a click is sent before it is given up, about three times a second
   */
  public BatchSender(StackAddresses stack, InstantSource clock, SentClicks sent, int maxAttempts) {
    this.sent = sent;
    this.maxAttempts = maxAttempts;
    endpoint = stack.gateway().resolve("/api/v1/clicks:batch");
    bodies = new ClickBodies(stack.tokenKeys(), clock.instant());
  }

  /** Sends a batch of 1 to 500 clicks; waits only when too many are on their way. */
  public void send(List<PlannedClick> clicks) throws InterruptedException {
    inFlight.acquire();
    CompletableFuture<Void> unused =
        attempt(clicks, clicks.get(0), 1).whenComplete((done, failure) -> inFlight.release());
  }

  /** Waits until no click is on its way. */
  public void drain() throws InterruptedException {
    inFlight.acquire(MAX_IN_FLIGHT);
    inFlight.release(MAX_IN_FLIGHT);
  }

  private CompletableFuture<Void> attempt(
      List<PlannedClick> clicks, PlannedClick first, int number) {
    HttpRequest request =
        ClickSender.requestFrom(first, endpoint)
            .timeout(Duration.ofSeconds(20))
            .POST(HttpRequest.BodyPublishers.ofByteArray(bodies.of(clicks)))
            .build();
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
        .handle((answer, failure) -> failure == null ? open(clicks, answer) : clicks)
        .thenCompose(open -> again(open, first, number));
  }

  private CompletableFuture<Void> again(List<PlannedClick> open, PlannedClick first, int number) {
    if (open.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    if (number >= maxAttempts) {
      open.forEach(click -> sent.refused("no acknowledgement in " + number + " attempts"));
      return CompletableFuture.completedFuture(null);
    }
    open.forEach(click -> sent.retried());
    Executor later = CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    return CompletableFuture.runAsync(() -> {}, later)
        .thenCompose(waited -> attempt(open, first, number + 1));
  }

  /** Books what an answer says, and gives back the clicks that are worth another try. */
  private List<PlannedClick> open(List<PlannedClick> clicks, HttpResponse<byte[]> answer) {
    if (answer.statusCode() != 200) {
      return clicks;
    }
    try {
      List<PlannedClick> open = new ArrayList<>();
      JsonNode results = JSON.readTree(answer.body()).path("results");
      for (int i = 0; i < clicks.size(); i++) {
        JsonNode result = results.path(i);
        int status = result.path("status").asInt();
        if (result.has("receipt")) {
          sent.acknowledged(clicks.get(i));
        } else if (status == 429 || status >= 500) {
          open.add(clicks.get(i));
        } else {
          sent.refused(result.toString());
        }
      }
      return open;
    } catch (IOException e) {
      return clicks;
    }
  }
}
