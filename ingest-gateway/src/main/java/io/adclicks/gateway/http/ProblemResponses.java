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
    Response.ResponseBuilder answer = problem(refused.refusal().status(), refused.getMessage());
    if (refused.refusal() == Refusal.INVALID_TOKEN) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
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
    return problem(status, unroutable.getMessage()).build();
  }

  /** A fault of ours: the log has it, the client does not. */
  @ServerExceptionMapper
  public Response failed(Throwable fault) {
    Log.error("A request failed unexpectedly", fault);
    return problem(500, "the gateway failed, the click was not taken").build();
  }

  private static Response.ResponseBuilder problem(int status, String detail) {
    return Response.status(status).type(Problem.MEDIA_TYPE).entity(Problem.of(status, detail));
  }
}
