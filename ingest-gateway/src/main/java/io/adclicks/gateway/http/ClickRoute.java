package io.adclicks.gateway.http;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.clicks.ClickService;
import io.adclicks.gateway.clicks.Outcome;
import io.adclicks.model.Receipts;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Where pages and apps report single clicks; the contract is in {@code META-INF/openapi.yaml}.
 *
 * <p>A route of its own beneath the framework: what that does around a method, and once more when
 * the answer comes later, costs more than the click.
 */
@Singleton
public class ClickRoute {
  static final String PATH = "/api/v1/clicks";
  private static final int ACCEPTED = 202;
  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
  private static final String ANSWER_START = "{\"status\":\"accepted\",\"receipt\":\"";
  private static final String ANSWER_END = "\"}";

  private final ClickService clicks;
  private final Receipts receipts;
  private final PostedBodies bodies;
  private final ProblemWriter problems;

  ClickRoute(ClickService clicks, Receipts receipts, PostedBodies bodies, ProblemWriter problems) {
    this.clicks = requireNonNull(clicks, "clicks is null");
    this.receipts = requireNonNull(receipts, "receipts is null");
    this.bodies = requireNonNull(bodies, "bodies is null");
    this.problems = requireNonNull(problems, "problems is null");
  }

  void register(@Observes Router router) {
    bodies.take(
        router.post(PATH).order(PostedBodies.AFTER_FILTERS), router.route(PATH), this::accept);
  }

  /** Answers 202 once Kafka holds the click. */
  void accept(HttpServerRequest request, byte[] body) {
    HttpServerResponse response = request.response();
    clicks.accept(body, RequestOrigins.of(request), outcome -> answer(response, outcome));
  }

  private void answer(HttpServerResponse response, Outcome outcome) {
    if (ProblemWriter.isOver(response)) {
      return;
    }
    if (outcome instanceof Outcome.Held held) {
      response
          .setStatusCode(ACCEPTED)
          .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
          .end(ANSWER_START + receipts.seal(held.receipt()) + ANSWER_END);
    } else {
      problems.answer(response, ((Outcome.Refused) outcome).why());
    }
  }
}
