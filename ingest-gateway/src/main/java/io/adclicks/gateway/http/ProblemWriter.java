package io.adclicks.gateway.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adclicks.gateway.metrics.GatewayMetrics;
import io.adclicks.gateway.refusal.RefusedException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;

/** Ends a request with problem details before it comes to a resource, and its connection too. */
@Singleton
public class ProblemWriter {
  private final ObjectMapper json;
  private final GatewayMetrics metrics;

  ProblemWriter(ObjectMapper json, GatewayMetrics metrics) {
    this.json = requireNonNull(json, "json is null");
    this.metrics = requireNonNull(metrics, "metrics is null");
  }

  void refuse(HttpServerResponse response, RefusedException refused) {
    metrics.refused(refused.refusal());
    Problem problem = Problem.of(refused);
    response
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(body(problem));
  }

  private Buffer body(Problem problem) {
    try {
      return Buffer.buffer(json.writeValueAsBytes(problem));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("problem details cannot be written as JSON", e);
    }
  }
}
