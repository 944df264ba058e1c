package io.adclicks.gateway.http;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.config.LimitsConfig;
import io.adclicks.gateway.refusal.Refusal;
import io.adclicks.gateway.refusal.RefusedException;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
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
  private final Map<RoutingContext, Start> starts = new ConcurrentHashMap<>();
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

  void watch(RoutingContext context) {
    starts.put(context, new Start(System.nanoTime(), vertx.getOrCreateContext()));
    context.addEndHandler(end -> starts.remove(context));
  }

  private void sweep() {
    long limitNanos = config.bodyTime().toNanos();
    long now = System.nanoTime();
    starts.forEach(
        (context, start) -> {
          if (now - start.nanos() > limitNanos && starts.remove(context, start)) {
            start.loop().runOnContext(turn -> hangUp(context));
          }
        });
  }

  private void hangUp(RoutingContext context) {
    if (context.request().bytesRead() < announced(context) && !context.response().ended()) {
      problems.hangUp(
          context.response(),
          new RefusedException(
              Refusal.TOO_SLOW,
              "the body did not arrive within " + config.bodyTime().toMillis() + " ms"));
      context.request().connection().close();
    }
  }

  private static long announced(RoutingContext context) {
    return Long.parseLong(context.request().getHeader(HttpHeaders.CONTENT_LENGTH));
  }

  /**
   * When a body began, and where.
   *
   * @param nanos from any origin
   * @param loop runs what its connection does
   */
  private record Start(long nanos, Context loop) {}
}
