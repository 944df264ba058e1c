package io.adclicks.gateway.http;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.clicks.ClickService;
import io.adclicks.gateway.clicks.Outcome;
import io.adclicks.gateway.metrics.GatewayMetrics;
import io.adclicks.gateway.refusal.RefusedException;
import io.adclicks.model.Receipts;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Where apps report many clicks at once; the contract is in {@code META-INF/openapi.yaml}. */
@Path("/api/v1/clicks:batch")
@Produces(MediaType.APPLICATION_JSON)
public class BatchResource {
  private final ClickService clicks;
  private final Receipts receipts;
  private final GatewayMetrics metrics;

  BatchResource(ClickService clicks, Receipts receipts, GatewayMetrics metrics) {
    this.clicks = requireNonNull(clicks, "clicks is null");
    this.receipts = requireNonNull(receipts, "receipts is null");
    this.metrics = requireNonNull(metrics, "metrics is null");
  }

  /** Answers once Kafka holds each click that could be taken. */
  @POST
  @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  public Uni<Response> reportBatch(byte[] body, @Context HttpServerRequest request) {
    return Uni.createFrom()
        .completionStage(clicks.acceptBatch(body, RequestOrigins.of(request)))
        .map(this::answer);
  }

  private Response answer(List<Outcome> outcomes) {
    BatchAnswer.wholeBatchLater(outcomes)
        .ifPresent(
            why -> {
              throw why;
            });
    outcomes.forEach(this::count);
    Response.ResponseBuilder answer = Response.ok(BatchAnswer.of(outcomes, receipts));
    BatchAnswer.worthRetrying(outcomes).stream()
        .mapToLong(why -> why.retryAfter().toSeconds())
        .max()
        .ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
    return answer.build();
  }

  private void count(Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused) {
      RefusedException why = refused.why();
      metrics.refused(why.refusal());
    }
  }
}
