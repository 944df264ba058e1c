package io.adclicks.gateway.http;

import static java.util.Objects.requireNonNull;

import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.cors.CORSConfig;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Lets pages of every origin read the answers to their clicks (Fetch standard, "CORS protocol"), as
 * the framework's filter does with the settings of {@code application.properties}. Whoever has
 * others leaves pages to that filter.
 */
@Singleton
public class CrossOrigin {
  private static final CharSequence EVERY = HttpHeaders.createOptimized("*");
  private static final CharSequence NO = HttpHeaders.createOptimized("false");

  private static final String RETRY_AFTER = "Retry-After";
  private static final CharSequence EXPOSED = HttpHeaders.createOptimized(RETRY_AFTER);

  private final boolean everyOrigin;

  CrossOrigin(VertxHttpConfig config) {
    everyOrigin = isOpen(requireNonNull(config, "config is null").cors());
  }

  /** Whether the answer to a request needs no filter. */
  boolean knows(HttpServerRequest request) {
    return everyOrigin || !isFromPage(request);
  }

  /** Adds to an answer what the page behind its request needs, if there is one. */
  void addTo(HttpServerRequest request) {
    if (everyOrigin && isFromPage(request)) {
      MultiMap headers = request.response().headers();
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, EVERY);
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, NO);
      headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    }
  }

  private static boolean isFromPage(HttpServerRequest request) {
    return request.headers().contains(HttpHeaders.ORIGIN);
  }

  private static boolean isOpen(CORSConfig cors) {
    return cors.enabled()
        && isOnly("*", cors.origins())
        && isOnly(RETRY_AFTER, cors.exposedHeaders())
        && cors.methods().orElse(List.of()).contains("POST")
        && !cors.returnExactOrigins()
        && !cors.accessControlAllowCredentials().orElse(false);
  }

  private static boolean isOnly(String value, Optional<List<String>> list) {
    return list.equals(Optional.of(List.of(value)));
  }
}
