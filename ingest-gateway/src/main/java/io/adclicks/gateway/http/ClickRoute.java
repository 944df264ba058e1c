package io.adclicks.gateway.http;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.clicks.ClickService;
import io.adclicks.gateway.clicks.Outcome;
import io.adclicks.gateway.refusal.RefusedException;
import io.adclicks.model.Receipts;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
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
  private static final String PATH = "/api/v1/clicks";

  /** Behind filters, whose orders are -100 and less, and before what else has a route. */
  private static final int AFTER_FILTERS = -10;

  private static final int ACCEPTED = 202;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int UNSUPPORTED_MEDIA_TYPE = 415;
  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
  private static final Buffer ANSWER_START =
      Buffer.buffer("{\"status\":\"accepted\",\"receipt\":\"");
  private static final Buffer ANSWER_END = Buffer.buffer("\"}");

  private final ClickService clicks;
  private final Receipts receipts;
  private final ProblemWriter problems;

  ClickRoute(ClickService clicks, Receipts receipts, ProblemWriter problems) {
    this.clicks = requireNonNull(clicks, "clicks is null");
    this.receipts = requireNonNull(receipts, "receipts is null");
    this.problems = requireNonNull(problems, "problems is null");
  }

  void register(@Observes Router router) {
    router.post(PATH).order(AFTER_FILTERS).handler(this::report);
    router
        .route(PATH)
        .handler(context -> refuse(context, METHOD_NOT_ALLOWED, "clicks are reported with POST"));
  }

  /** Answers 202 once Kafka holds the click; {@code text/plain} is what sendBeacon can send. */
  private void report(RoutingContext context) {
    String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
    if (isTaken(type)) {
      context.request().bodyHandler(body -> accept(context, body)).resume();
    } else {
      refuse(
          context,
          UNSUPPORTED_MEDIA_TYPE,
          "the Content-Type is neither application/json nor text/plain");
    }
  }

  private static boolean isTaken(String type) {
    if (type == null) {
      return true;
    }
    int end = type.indexOf(';');
    String media = (end < 0 ? type : type.substring(0, end)).strip();
    return media.equalsIgnoreCase("application/json") || media.equalsIgnoreCase("text/plain");
  }

  private void refuse(RoutingContext context, int status, String detail) {
    problems.write(context.response(), Problem.of(status, detail));
  }

  private void accept(RoutingContext context, Buffer body) {
    HttpServerResponse response = context.response();
    try {
      clicks.accept(
          body.getBytes(),
          RequestOrigins.of(context.request()),
          outcome -> answer(response, outcome));
    } catch (RefusedException e) {
      problems.answer(response, e);
    } catch (RuntimeException e) {
      problems.fail(response, e);
    }
  }

  private void answer(HttpServerResponse response, Outcome outcome) {
    if (response.ended() || response.closed()) {
      return;
    }
    if (outcome instanceof Outcome.Held held) {
      response
          .setStatusCode(ACCEPTED)
          .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
          .end(
              Buffer.buffer(256)
                  .appendBuffer(ANSWER_START)
                  .appendString(receipts.seal(held.receipt()))
                  .appendBuffer(ANSWER_END));
    } else {
      problems.answer(response, ((Outcome.Refused) outcome).why());
    }
  }
}
