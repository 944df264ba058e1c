package io.adclicks.cli.traffic;

import io.adclicks.cli.Daemons;
import io.adclicks.cli.stack.StackAddresses;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends clicks to the gateway as browsers would, many at a time, and as a browser would it tries
 * again when it gets no acknowledgement.
 */
public final class ClickSender {
  private static final int THREADS = 4;
  private static final int MAX_IN_FLIGHT = 128;
  private static final int MAX_ATTEMPTS = 30;
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final String BROWSER =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  private static final String BOT = "Mozilla/5.0 (compatible; SampleBot/1.0)";

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .executor(Executors.newFixedThreadPool(THREADS, Daemons.named("send-clicks")))
          .build();
  private final Semaphore inFlight = new Semaphore(MAX_IN_FLIGHT);
  private final URI endpoint;
  private final ClickBodies bodies;
  private final SentClicks sent;
  private final int maxAttempts;

  /**
   * @param stack where the gateway is
   * @param sent told what became of each click
   */
  public ClickSender(StackAddresses stack, InstantSource clock, SentClicks sent) {
    this(stack, clock, sent, MAX_ATTEMPTS);
  }

  /**
   * @param stack where the gateway is
   * @param sent told what became of each click
   * @param maxAttempts how often a click is sent before it is given up, about three times a second
   */
  public ClickSender(StackAddresses stack, InstantSource clock, SentClicks sent, int maxAttempts) {
    this.sent = sent;
    this.maxAttempts = maxAttempts;
    endpoint = stack.gateway().resolve("/api/v1/clicks");
    bodies = new ClickBodies(stack.tokenKeys(), clock.instant());
  }

  /** Sends a click; waits only when too many are on their way. */
  public void send(PlannedClick click) throws InterruptedException {
    inFlight.acquire();
    CompletableFuture<Void> unused =
        attempt(click, request(click), 1).whenComplete((done, failure) -> inFlight.release());
  }

  /** Waits until no click is on its way. */
  public void drain() throws InterruptedException {
    inFlight.acquire(MAX_IN_FLIGHT);
    inFlight.release(MAX_IN_FLIGHT);
  }

  private CompletableFuture<Void> attempt(PlannedClick click, HttpRequest request, int number) {
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .handle(Answer::of)
        .thenCompose(answer -> follow(answer, click, request, number));
  }

  private CompletableFuture<Void> follow(
      Answer answer, PlannedClick click, HttpRequest request, int number) {
    if (answer.isAcknowledgement()) {
      sent.acknowledged(click);
      return CompletableFuture.completedFuture(null);
    }
    if (answer.isWorthAnotherTry() && number < maxAttempts) {
      sent.retried();
      Executor later = CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      return CompletableFuture.runAsync(() -> {}, later)
          .thenCompose(waited -> attempt(click, request, number + 1));
    }
    sent.refused(answer.text());
    return CompletableFuture.completedFuture(null);
  }

  private record Answer(int status, String text) {
    static Answer of(HttpResponse<String> response, Throwable failure) {
      return failure == null
          ? new Answer(response.statusCode(), response.statusCode() + " " + response.body())
          : new Answer(0, failure.toString());
    }

    boolean isAcknowledgement() {
      return status == 202;
    }

    boolean isWorthAnotherTry() {
      return status == 0 || status == 503;
    }
  }

  /** A request from the client of a click, without a body. */
  static HttpRequest.Builder requestFrom(PlannedClick click, URI endpoint) {
    return HttpRequest.newBuilder(endpoint)
        .header("Content-Type", "application/json")
        .header("User-Agent", click.bot() ? BOT : BROWSER)
        .header("X-Forwarded-For", click.address());
  }

  private HttpRequest request(PlannedClick click) {
    return requestFrom(click, endpoint)
        .timeout(Duration.ofSeconds(20))
        .POST(HttpRequest.BodyPublishers.ofByteArray(bodies.of(click)))
        .build();
  }
}
