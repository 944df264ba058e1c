package io.adclicks.gateway.http;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.config.LimitsConfig;
import io.adclicks.gateway.refusal.Refusal;
import io.adclicks.gateway.refusal.RefusedException;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hangs up on clients that send a body drop by drop. The idle time-out cannot tell them from honest
 * ones, and a timer for each request would cost more than most clicks, so one sweep looks at all
 * requests that are under way.
 */
@Singleton
public class BodyDeadline {
  private final Map<HttpServerRequest, Start> starts = new ConcurrentHashMap<>();
  private final Vertx vertx;
  private final ProblemWriter problems;
  private final LimitsConfig config;

  BodyDeadline(Vertx vertx, ProblemWriter problems, LimitsConfig config) {
    this.vertx = requireNonNull(vertx, "vertx is null");
    this.problems = requireNonNull(problems, "problems is null");
    this.config = requireNonNull(config, "config is null");
  }

  void start(@Observes StartupEvent started) {
    vertx.setPeriodic(Math.max(50, config.bodyTime().toMillis() / 10), tick -> sweep());
  }

  void watch(HttpServerRequest request) {
    starts.put(request, new Start(System.nanoTime(), vertx.getOrCreateContext()));
  }

  /** The request is over. */
  void forget(HttpServerRequest request) {
    starts.remove(request);
  }

  private void sweep() {
    long limitNanos = config.bodyTime().toNanos();
    long now = System.nanoTime();
    starts.forEach(
        (request, start) -> {
          if (now - start.nanos() > limitNanos && starts.remove(request, start)) {
            start.loop().runOnContext(turn -> hangUp(request));
          }
        });
  }

  private void hangUp(HttpServerRequest request) {
    if (request.bytesRead() < announced(request) && !request.response().ended()) {
      problems.hangUp(
          request,
          new RefusedException(
              Refusal.TOO_SLOW,
              "the body did not arrive within " + config.bodyTime().toMillis() + " ms"));
      request.connection().close();
    }
  }

  private static long announced(HttpServerRequest request) {
    return Long.parseLong(request.getHeader(HttpHeaders.CONTENT_LENGTH));
  }

  /**
   * When a body began, and where.
   *
   * @param nanos from any origin
   * @param loop runs what its connection does
   */
  private record Start(long nanos, Context loop) {}
}
