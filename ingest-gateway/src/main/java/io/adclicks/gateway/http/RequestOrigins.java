package io.adclicks.gateway.http;

import io.adclicks.gateway.origin.RequestOrigin;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;

/** Reads from an HTTP request what it says about where it comes from. */
final class RequestOrigins {
  private static final CharSequence FORWARDED_FOR = HttpHeaders.createOptimized("X-Forwarded-For");
  private static final CharSequence SEC_PURPOSE = HttpHeaders.createOptimized("Sec-Purpose");
  private static final CharSequence PURPOSE = HttpHeaders.createOptimized("Purpose");

  private RequestOrigins() {}

  static RequestOrigin of(HttpServerRequest request) {
    MultiMap headers = request.headers();
    String purpose = header(headers, SEC_PURPOSE);
    return new RequestOrigin(
        peer(request.connection().remoteAddress()),
        headers.getAll(FORWARDED_FOR),
        header(headers, HttpHeaders.USER_AGENT),
        purpose.isEmpty() ? header(headers, PURPOSE) : purpose);
  }

  private static String peer(SocketAddress remote) {
    String address = remote == null ? null : remote.hostAddress();
    return address == null ? "" : address;
  }

  private static String header(MultiMap headers, CharSequence name) {
    String value = headers.get(name);
    return value == null ? "" : value;
  }
}
