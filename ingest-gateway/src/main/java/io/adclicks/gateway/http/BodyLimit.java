package io.adclicks.gateway.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adclicks.gateway.metrics.GatewayMetrics;
import io.adclicks.gateway.refusal.Refusal;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Looks at the announced length before a body is read, so that no request takes more memory than a
 * click does; a body of unannounced length is not taken at all.
 */
@Singleton
public class BodyLimit {
  /** The longest body of a single click, in bytes. */
  static final int MAX_BYTES = 8 * 1024;

  private static final int BEFORE_ALL_OTHERS = 1_000;

  private final ObjectMapper json;
  private final GatewayMetrics metrics;

  BodyLimit(ObjectMapper json, GatewayMetrics metrics) {
    this.json = requireNonNull(json, "json is null");
    this.metrics = requireNonNull(metrics, "metrics is null");
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_ALL_OTHERS);
  }

  private void check(RoutingContext context) {
    if (!HttpMethod.POST.equals(context.request().method())) {
      context.next();
      return;
    }
    String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null) {
      refuse(context, Refusal.LENGTH_UNKNOWN, "the Content-Length header is missing");
    } else if (Long.parseLong(length) > MAX_BYTES) {
      refuse(
          context,
          Refusal.TOO_LARGE,
          "the body has %s bytes, at most %d are allowed".formatted(length, MAX_BYTES));
    } else {
      context.next();
    }
  }

  private void refuse(RoutingContext context, Refusal refusal, String detail) {
    metrics.refused(refusal);
    context
        .response()
        .setStatusCode(refusal.status())
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(body(Problem.of(refusal.status(), detail)));
  }

  private Buffer body(Problem problem) {
    try {
      return Buffer.buffer(json.writeValueAsBytes(problem));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("problem details cannot be written as JSON", e);
    }
  }
}
