package io.adclicks.gateway.dedup;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.config.GatewayConfig;
import io.adclicks.gateway.metrics.GatewayMetrics;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One pipelined connection to Redis that is also its circuit breaker: it is given up when it has
 * failed for a quarter of a second on end, and requests go without Redis until a connection has
 * answered a probe in time. So no click ever waits to find out whether Redis is back, and a pause
 * of this machine's own does not pass for a fault of Redis.
 */
@Singleton
public class RedisLink {
  private static final long NOT_FAILING = Long.MIN_VALUE;
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long RECONNECT_MILLIS = 500;
  private static final long HEARTBEAT_MILLIS = 1_000;
  private static final Request PROBE = NoteAndAsk.probe();
  private static final Future<Response> DOWN =
      Future.failedFuture("Redis is not asked: it is down");

  private final Redis redis;
  private final Vertx vertx;
  private final Context context;
  private final GatewayMetrics metrics;
  private final long timeLimitMillis;
  private final AtomicReference<RedisConnection> live = new AtomicReference<>();
  private final AtomicBoolean saidAway = new AtomicBoolean();

  private volatile long failingSinceNanos = NOT_FAILING;

  RedisLink(Redis redis, Vertx vertx, GatewayMetrics metrics, GatewayConfig config) {
    this.redis = requireNonNull(redis, "redis is null");
    this.vertx = requireNonNull(vertx, "vertx is null");
    this.context = vertx.getOrCreateContext();
    this.metrics = requireNonNull(metrics, "metrics is null");
    this.timeLimitMillis = config.dedupTimeLimit().toMillis();
  }

  void start(@Observes StartupEvent started) {
    metrics.watchRedis(this::isUp);
    vertx.setPeriodic(HEARTBEAT_MILLIS, tick -> ask(PROBE));
    soon(this::connect);
  }

  void stop(@Observes ShutdownEvent stopping) {
    live.set(null);
  }

  boolean isUp() {
    return live.get() != null;
  }

  /** Asks Redis; fails at once when it is down and after the time limit when it is slow. */
  Future<Response> ask(Request request) {
    RedisConnection connection = live.get();
    if (connection == null) {
      return DOWN;
    }
    return inTime(connection.send(request))
        .onSuccess(answer -> failingSinceNanos = NOT_FAILING)
        .onFailure(failure -> failed(connection, failure));
  }

  /** Runs something soon on the event loop of the connection. */
  void soon(Runnable task) {
    context.runOnContext(tick -> task.run());
  }

  private void failed(RedisConnection connection, Throwable failure) {
    metrics.redisFailed();
    long now = System.nanoTime();
    long since = failingSinceNanos;
    if (since == NOT_FAILING) {
      failingSinceNanos = now;
    } else if (now - since > PATIENCE_NANOS) {
      giveUp(connection, failure.getMessage());
    }
  }

  private Future<Response> inTime(Future<Response> answer) {
    return answer.timeout(timeLimitMillis, TimeUnit.MILLISECONDS);
  }

  private void connect() {
    redis
        .connect()
        .compose(
            connection ->
                inTime(connection.send(PROBE))
                    .onSuccess(answer -> use(connection))
                    .onFailure(failure -> connection.close()))
        .onFailure(
            failure -> {
              sayAway(failure.getMessage());
              vertx.setTimer(RECONNECT_MILLIS, timer -> connect());
            });
  }

  private void use(RedisConnection connection) {
    failingSinceNanos = NOT_FAILING;
    connection.endHandler(end -> giveUp(connection, "it hung up"));
    live.set(connection);
    saidAway.set(false);
    Log.info("Redis answers: copies of a click are recognised at the edge");
  }

  private void giveUp(RedisConnection connection, String why) {
    if (live.compareAndSet(connection, null)) {
      sayAway(why);
      connection.close();
      vertx.setTimer(RECONNECT_MILLIS, timer -> soon(this::connect));
    }
  }

  private void sayAway(String why) {
    if (saidAway.compareAndSet(false, true)) {
      Log.warnf(
          "Redis does not answer EVAL (%s): every copy goes to the pipeline until it does", why);
    }
  }
}
