package io.adclicks.gateway.http;

import io.adclicks.gateway.origin.RequestOrigin;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;

/** Reads from an HTTP request what it says about where it comes from. */
final class RequestOrigins {
  private RequestOrigins() {}

  static RequestOrigin of(HttpServerRequest request) {
    MultiMap headers = request.headers();
    String purpose = header(headers, "Sec-Purpose");
    return new RequestOrigin(
        peer(request.connection().remoteAddress()),
        headers.getAll("X-Forwarded-For"),
        header(headers, "User-Agent"),
        purpose.isEmpty() ? header(headers, "Purpose") : purpose);
  }

  private static String peer(SocketAddress remote) {
    return remote == null || remote.hostAddress() == null ? "" : remote.hostAddress();
  }

  private static String header(MultiMap headers, String name) {
    String value = headers.get(name);
    return value == null ? "" : value;
  }
}
