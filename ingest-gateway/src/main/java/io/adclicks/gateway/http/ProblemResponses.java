package io.adclicks.gateway.http;

import io.adclicks.gateway.metrics.GatewayMetrics;
import io.adclicks.gateway.refusal.Refusal;
import io.adclicks.gateway.refusal.RefusedException;
import io.quarkus.logging.Log;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ended a request into problem details, never into a stack trace. */
@Singleton
public class ProblemResponses {
  private final GatewayMetrics metrics;

  @Inject
  ProblemResponses(GatewayMetrics metrics) {
    this.metrics = metrics;
  }

  /** A request that the gateway itself turned down. */
  @ServerExceptionMapper
  public Response refused(RefusedException refused) {
    metrics.refused(refused.refusal());
    Response.ResponseBuilder answer = problem(Problem.of(refused));
    if (refused.refusal() == Refusal.INVALID_TOKEN) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, Problem.INVALID_TOKEN_CHALLENGE);
    }
    if (!refused.retryAfter().isZero()) {
      answer.header(HttpHeaders.RETRY_AFTER, refused.retryAfter().toSeconds());
    }
    return answer.build();
  }

  /** A request that fits no endpoint: wrong path, method or media type. */
  @ServerExceptionMapper
  public Response unroutable(WebApplicationException unroutable) {
    int status = unroutable.getResponse().getStatus();
    return problem(Problem.of(status, unroutable.getMessage())).build();
  }

  /** A fault of ours: the log has it, the client does not. */
  @ServerExceptionMapper
  public Response failed(Throwable fault) {
    Log.error("A request failed unexpectedly", fault);
    return problem(Problem.OURS).build();
  }

  private static Response.ResponseBuilder problem(Problem problem) {
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
  }
}
