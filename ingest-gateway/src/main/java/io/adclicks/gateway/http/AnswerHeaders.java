package io.adclicks.gateway.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.List;

/**
 * Says with each answer that it is for programs: nothing of it is to be shown, framed, cached or
 * guessed at. One handler adds all headers, whose bytes are made once; the framework would have a
 * route for each.
 */
@Singleton
public class AnswerHeaders {
  private static final int BEFORE_ALL_OTHERS = Integer.MIN_VALUE;

  private static final List<Header> HEADERS =
      List.of(
          Header.of("X-Content-Type-Options", "nosniff"),
          Header.of("Cache-Control", "no-store"),
          Header.of("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
          Header.of("Referrer-Policy", "no-referrer"),
          Header.of("Strict-Transport-Security", "max-age=31536000"));

  private volatile boolean ending;

  void register(@Observes Router router) {
    router.route().order(BEFORE_ALL_OTHERS).handler(this::add);
  }

  /** Clients shall look for another gateway; known before anybody waits for what is under way. */
  void end(
      @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE)
          ShutdownDelayInitiatedEvent beginning) {
    ending = true;
  }

  private void add(RoutingContext context) {
    addTo(context.response());
    if (ending) {
      addClose(context.request());
    }
    context.next();
  }

  /** Says that the connection ends with this answer; HTTP/2 forbids to say so (RFC 9113, 8.2.2). */
  static void addClose(HttpServerRequest request) {
    if (request.version() != HttpVersion.HTTP_2) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }

  static void addTo(HttpServerResponse response) {
    MultiMap headers = response.headers();
    for (Header header : HEADERS) {
      headers.set(header.name(), header.value());
    }
  }

  private record Header(CharSequence name, CharSequence value) {
    static Header of(String name, String value) {
      return new Header(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
    }
  }
}
