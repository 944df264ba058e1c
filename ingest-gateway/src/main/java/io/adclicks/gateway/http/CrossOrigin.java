package io.adclicks.gateway.http;

import static java.util.Objects.requireNonNull;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets pages read the answers to their clicks (Fetch standard, "CORS protocol"), as the framework's
 * filter does. Where not every origin may, the answer is left to that filter.
 */
@Singleton
public class CrossOrigin {
  private static final List<String> EVERY_ORIGIN = List.of("*");
  private static final CharSequence NO = HttpHeaders.createOptimized("false");

  private final boolean everyOrigin;
  private final CharSequence exposed;

  CrossOrigin(
      @ConfigProperty(name = "quarkus.http.cors.origins") List<String> origins,
      @ConfigProperty(name = "quarkus.http.cors.exposed-headers") List<String> exposed) {
    everyOrigin = EVERY_ORIGIN.equals(requireNonNull(origins, "origins is null"));
    this.exposed = HttpHeaders.createOptimized(String.join(",", exposed));
  }

  /** Whether the answer to a request needs no filter. */
  boolean knows(HttpServerRequest request) {
    return everyOrigin || !request.headers().contains(HttpHeaders.ORIGIN);
  }

  /** Adds to an answer what the page behind its request needs, if there is one. */
  void add(HttpServerRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin != null) {
      MultiMap headers = request.response().headers();
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, NO);
      headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, exposed);
    }
  }
}
