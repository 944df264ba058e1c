package io.adclicks.gateway.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adclicks.gateway.clicks.ClickService;
import io.adclicks.gateway.clicks.Outcome;
import io.adclicks.gateway.metrics.GatewayMetrics;
import io.adclicks.gateway.refusal.RefusedException;
import io.adclicks.model.Receipts;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where apps report many clicks at once; the contract is in {@code META-INF/openapi.yaml}. */
@Singleton
public class BatchRoute {
  /** A pattern, since a colon begins a parameter in a plain path. */
  private static final String PATH_PATTERN = "/api/v1/clicks:batch";

  /** Single clicks need not be compared with the pattern. */
  private static final int AFTER_SINGLE_CLICKS = PostedBodies.AFTER_FILTERS + 1;

  private final ClickService clicks;
  private final Receipts receipts;
  private final PostedBodies bodies;
  private final ProblemWriter problems;
  private final GatewayMetrics metrics;
  private final ObjectMapper json;

  BatchRoute(
      ClickService clicks,
      Receipts receipts,
      PostedBodies bodies,
      ProblemWriter problems,
      GatewayMetrics metrics,
      ObjectMapper json) {
    this.clicks = requireNonNull(clicks, "clicks is null");
    this.receipts = requireNonNull(receipts, "receipts is null");
    this.bodies = requireNonNull(bodies, "bodies is null");
    this.problems = requireNonNull(problems, "problems is null");
    this.metrics = requireNonNull(metrics, "metrics is null");
    this.json = requireNonNull(json, "json is null");
  }

  void register(@Observes Router router) {
    bodies.take(
        router.postWithRegex(PATH_PATTERN).order(AFTER_SINGLE_CLICKS),
        router.routeWithRegex(PATH_PATTERN),
        this::accept);
  }

  /** Answers once Kafka holds each click that could be taken. */
  private void accept(HttpServerRequest request, byte[] body) {
    HttpServerResponse response = request.response();
    CompletableFuture<Void> unused =
        clicks
            .acceptBatch(body, RequestOrigins.of(request))
            .thenAccept(outcomes -> answer(response, outcomes))
            .exceptionally(
                failure -> {
                  problems.fail(response, failure);
                  return null;
                });
  }

  private void answer(HttpServerResponse response, List<Outcome> outcomes) {
    if (ProblemWriter.isOver(response)) {
      return;
    }
    Optional<RefusedException> allLater = BatchAnswer.wholeBatchLater(outcomes);
    if (allLater.isPresent()) {
      problems.answer(response, allLater.get());
      return;
    }
    outcomes.forEach(this::count);
    BatchAnswer.worthRetrying(outcomes).stream()
        .mapToLong(why -> why.retryAfter().toSeconds())
        .max()
        .ifPresent(seconds -> response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)));
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(body(BatchAnswer.of(outcomes, receipts)));
  }

  private Buffer body(BatchAnswer answer) {
    try {
      return Buffer.buffer(json.writeValueAsBytes(answer));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the answer cannot be written as JSON", e);
    }
  }

  private void count(Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused) {
      RefusedException why = refused.why();
      metrics.refused(why.refusal());
    }
  }
}
