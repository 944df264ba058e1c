package io.adclicks.gateway.http;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.clicks.ClickService;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * The way of a click without script: it is recorded, then the browser goes where the token says.
 */
@Path("/c/{token}")
public class LinkResource {
  private final ClickService clicks;

  LinkResource(ClickService clicks) {
    this.clicks = requireNonNull(clicks, "clicks is null");
  }

  /** Redirects once Kafka holds the click, and only to the address that is signed in the token. */
  @GET
  public Uni<Response> follow(
      @PathParam("token") String token, @Context HttpServerRequest request) {
    return Uni.createFrom()
        .completionStage(clicks.follow(token, RequestOrigins.of(request)))
        .map(LinkResource::redirect);
  }

  /** Looking at a link is no click. */
  @HEAD
  public Response look() {
    return Response.status(Response.Status.METHOD_NOT_ALLOWED)
        .header(HttpHeaders.ALLOW, "GET")
        .build();
  }

  private static Response redirect(String landing) {
    // As text: a URI of the framework would be resolved against this server.
    return Response.status(Response.Status.FOUND).header(HttpHeaders.LOCATION, landing).build();
  }
}
