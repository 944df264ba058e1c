package io.adclicks.gateway.http;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.refusal.Refusal;
import io.adclicks.gateway.refusal.RefusedException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Looks at the announced length before a body is read, so that no request takes more memory than
 * its clicks do; a body of unannounced length is not taken at all.
 */
@Singleton
public class BodyLimit {
  /** The longest body of a single click, in bytes. */
  static final int MAX_BYTES = 8 * 1024;

  /** The longest body of a batch, in bytes. */
  static final int MAX_BATCH_BYTES = 512 * 1024;

  private static final String BATCH_PATH_END = ":batch";
  private static final int BEFORE_ALL_OTHERS = 1_000;

  private final ProblemWriter problems;
  private final BodyDeadline deadline;
  private final CrossOrigin crossOrigin;

  BodyLimit(ProblemWriter problems, BodyDeadline deadline, CrossOrigin crossOrigin) {
    this.problems = requireNonNull(problems, "problems is null");
    this.deadline = requireNonNull(deadline, "deadline is null");
    this.crossOrigin = requireNonNull(crossOrigin, "crossOrigin is null");
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_ALL_OTHERS);
  }

  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    HeadDeadline.arrived(request);
    if (!HttpMethod.POST.equals(request.method())) {
      context.next();
    } else if (admit(request)) {
      context.addEndHandler(end -> deadline.forget(request));
      context.next();
    }
  }

  /**
   * Lets a posted body come, in time, or refuses its request.
   *
   * @return whether the body may come
   */
  boolean admit(HttpServerRequest request) {
    try {
      requireShort(request);
    } catch (RefusedException e) {
      crossOrigin.addTo(request);
      problems.hangUp(request, e);
      return false;
    }
    deadline.watch(request);
    return true;
  }

  private static void requireShort(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null) {
      throw new RefusedException(Refusal.LENGTH_UNKNOWN, "the Content-Length header is missing");
    }
    int max = request.path().endsWith(BATCH_PATH_END) ? MAX_BATCH_BYTES : MAX_BYTES;
    if (parse(length) > max) {
      throw new RefusedException(
          Refusal.TOO_LARGE,
          "the body has %s bytes, at most %d are allowed".formatted(length, max));
    }
  }

  private static long parse(String length) {
    try {
      return Long.parseLong(length);
    } catch (NumberFormatException e) {
      throw new RefusedException(Refusal.LENGTH_UNKNOWN, "the Content-Length is no number");
    }
  }
}
