package io.adclicks.gateway.http;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.clicks.ClickService;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Where browsers report clicks; the contract is in {@code META-INF/openapi.yaml}. */
@Path("/api/v1/clicks")
public class ClickResource {
  private final ClickService clicks;

  ClickResource(ClickService clicks) {
    this.clicks = requireNonNull(clicks, "clicks is null");
  }

  /** Answers 202 once Kafka holds the click; {@code text/plain} is what sendBeacon can send. */
  @POST
  @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  public Uni<Response> report(byte[] body, @Context HttpServerRequest request) {
    return clicks.accept(body, RequestOrigins.of(request)).map(held -> Acceptance.response());
  }
}
