package io.adclicks.gateway.http;

import static java.util.Objects.requireNonNull;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes single clicks before the framework looks at them: it would wrap each request twice, make a
 * context for its router and search for a route (decision 0027). Whatever is unusual goes the
 * framework's way, where {@link ClickRoute} waits for it.
 *
 * <p>The framework has no place for such a handler, so this one replaces its own. Should a version
 * have nothing to replace, clicks only take longer, and the log says so.
 */
@Singleton
public class ShortCut {
  private static final String REPLACED = "rootHandler";

  private final ClickRoute clicks;
  private final PostedBodies bodies;
  private final BodyLimit limit;
  private final BodyDeadline deadline;
  private final CrossOrigin crossOrigin;
  private final ProblemWriter problems;
  private final Duration patience;
  private final Semaphore underWay = new Semaphore(Integer.MAX_VALUE);
  private volatile boolean open;

  ShortCut(
      ClickRoute clicks,
      PostedBodies bodies,
      BodyLimit limit,
      BodyDeadline deadline,
      CrossOrigin crossOrigin,
      ProblemWriter problems,
      @ConfigProperty(name = "quarkus.shutdown.timeout") Duration patience) {
    this.clicks = requireNonNull(clicks, "clicks is null");
    this.bodies = requireNonNull(bodies, "bodies is null");
    this.limit = requireNonNull(limit, "limit is null");
    this.deadline = requireNonNull(deadline, "deadline is null");
    this.crossOrigin = requireNonNull(crossOrigin, "crossOrigin is null");
    this.problems = requireNonNull(problems, "problems is null");
    this.patience = requireNonNull(patience, "patience is null");
  }

  @SuppressWarnings("unchecked") // the field's type, as the recorder declares it
  void open(@Observes StartupEvent started) {
    try {
      Field place = VertxHttpRecorder.class.getDeclaredField(REPLACED);
      place.setAccessible(true);
      Handler<HttpServerRequest> framework = (Handler<HttpServerRequest>) place.get(null);
      place.set(null, (Handler<HttpServerRequest>) request -> handle(request, framework));
      open = true;
    } catch (ReflectiveOperationException | RuntimeException e) {
      Log.warn("Clicks take the longer way: this version of Quarkus has no handler to replace", e);
    }
  }

  /** The framework waits for the requests that it knows of, so all that follow go its way. */
  void close(@Observes ShutdownDelayInitiatedEvent ending) {
    open = false;
    try {
      if (!underWay.tryAcquire(Integer.MAX_VALUE, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        Log.warnf("Some clicks were not answered within %d ms", patience.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle(HttpServerRequest request, Handler<HttpServerRequest> framework) {
    if (isPlainClick(request) && open && underWay.tryAcquire()) {
      take(request);
    } else {
      framework.handle(request);
    }
  }

  private boolean isPlainClick(HttpServerRequest request) {
    return ClickRoute.PATH.equals(request.uri())
        && HttpMethod.POST.equals(request.method())
        && request.authority() != null
        && crossOrigin.knows(request);
  }

  private void take(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    response.endHandler(end -> leave(request));
    try {
      HeadDeadline.arrived(request);
      AnswerHeaders.addTo(response);
      if (limit.admit(request)) {
        crossOrigin.addTo(request);
        bodies.read(request, clicks::accept);
      }
    } catch (RuntimeException e) {
      problems.fail(response, e);
    }
  }

  private void leave(HttpServerRequest request) {
    deadline.forget(request);
    underWay.release();
    // What was refused unread must not keep the next request of its connection waiting.
    if (!request.isEnded()) {
      request.resume();
    }
  }
}
