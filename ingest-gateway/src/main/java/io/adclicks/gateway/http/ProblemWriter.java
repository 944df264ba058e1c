package io.adclicks.gateway.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adclicks.gateway.metrics.GatewayMetrics;
import io.adclicks.gateway.refusal.Refusal;
import io.adclicks.gateway.refusal.RefusedException;
import io.quarkus.logging.Log;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;

/**
 * Ends a request with problem details where no framework does. One that is over, as when its body
 * came too late, is let be.
 */
@Singleton
public class ProblemWriter {
  private final ObjectMapper json;
  private final GatewayMetrics metrics;

  ProblemWriter(ObjectMapper json, GatewayMetrics metrics) {
    this.json = requireNonNull(json, "json is null");
    this.metrics = requireNonNull(metrics, "metrics is null");
  }

  /** Refuses a request whose body has not been read, so that its connection ends too. */
  void hangUp(HttpServerRequest request, RefusedException refused) {
    AnswerHeaders.addClose(request);
    answer(request.response(), refused);
  }

  /** Refuses a request. */
  void answer(HttpServerResponse response, RefusedException refused) {
    if (isOver(response)) {
      return;
    }
    metrics.refused(refused.refusal());
    if (refused.refusal() == Refusal.INVALID_TOKEN) {
      response.putHeader("WWW-Authenticate", Problem.INVALID_TOKEN_CHALLENGE);
    }
    if (!refused.retryAfter().isZero()) {
      response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(refused.retryAfter().toSeconds()));
    }
    write(response, Problem.of(refused));
  }

  /** A fault of ours: the log has it, the client does not. */
  void fail(HttpServerResponse response, Throwable fault) {
    Log.error("A request failed unexpectedly", fault);
    write(response, Problem.OURS);
  }

  /** Ends a request with a problem. */
  void write(HttpServerResponse response, Problem problem) {
    if (!isOver(response)) {
      response
          .setStatusCode(problem.status())
          .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
          .end(body(problem));
    }
  }

  /** Whether nobody waits for an answer any more. */
  static boolean isOver(HttpServerResponse response) {
    return response.ended() || response.closed();
  }

  private Buffer body(Problem problem) {
    try {
      return Buffer.buffer(json.writeValueAsBytes(problem));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("problem details cannot be written as JSON", e);
    }
  }
}
