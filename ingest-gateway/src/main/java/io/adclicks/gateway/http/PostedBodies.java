package io.adclicks.gateway.http;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.refusal.RefusedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import jakarta.inject.Singleton;
import java.util.function.BiConsumer;

/**
 * Reads what is posted on a route of its own, beneath the framework, which would have a thread wait
 * for each longer body. As JSON, or as {@code text/plain}, which is what sendBeacon can send.
 */
@Singleton
public class PostedBodies {
  /** Behind filters, whose orders are -100 and less, and before what else has a route. */
  static final int AFTER_FILTERS = -10;

  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int UNSUPPORTED_MEDIA_TYPE = 415;

  private final ProblemWriter problems;

  PostedBodies(ProblemWriter problems) {
    this.problems = requireNonNull(problems, "problems is null");
  }

  /**
   * Gives the whole body of each request to somebody, who answers it or throws.
   *
   * @param posts takes the requests with the method POST
   * @param others takes those with another
   */
  void take(Route posts, Route others, BiConsumer<HttpServerRequest, byte[]> taker) {
    posts.handler(context -> read(context.request(), taker));
    others.handler(
        context -> refuse(context.request(), METHOD_NOT_ALLOWED, "clicks are reported with POST"));
  }

  /** The same with a request that has come past all routes. */
  void read(HttpServerRequest request, BiConsumer<HttpServerRequest, byte[]> taker) {
    if (isTaken(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
      request.bodyHandler(body -> give(request, body.getBytes(), taker)).resume();
    } else {
      refuse(
          request,
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

  private void give(
      HttpServerRequest request, byte[] body, BiConsumer<HttpServerRequest, byte[]> taker) {
    try {
      taker.accept(request, body);
    } catch (RefusedException e) {
      problems.answer(request.response(), e);
    } catch (RuntimeException e) {
      problems.fail(request.response(), e);
    }
  }

  private void refuse(HttpServerRequest request, int status, String detail) {
    problems.write(request.response(), Problem.of(status, detail));
  }
}
