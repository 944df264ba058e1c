package io.adclicks.gateway.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
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

  void register(@Observes Router router) {
    router.route().order(BEFORE_ALL_OTHERS).handler(AnswerHeaders::add);
  }

  private static void add(RoutingContext context) {
    MultiMap headers = context.response().headers();
    for (Header header : HEADERS) {
      headers.set(header.name(), header.value());
    }
    context.next();
  }

  private record Header(CharSequence name, CharSequence value) {
    static Header of(String name, String value) {
      return new Header(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
    }
  }
}
