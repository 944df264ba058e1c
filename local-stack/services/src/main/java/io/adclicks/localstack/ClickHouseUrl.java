package io.adclicks.localstack;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * The address of a ClickHouse server.
 *
 * @param http scheme, host and port of the HTTP interface
 * @param path the database, with a leading slash
 * @param query what the driver must know, such as user and password
 */
record ClickHouseUrl(String http, String path, String query) {

  /**
   * What the driver always needs: Beam's JdbcIO switches automatic commits off, which ClickHouse
   * has not got, and times are the server's (UTC), whatever the zone of this machine.
   */
  private static final String DRIVER_OPTIONS =
      "jdbc_ignore_unsupported_values=true&use_server_time_zone=true";

  /** A server of this machine. */
  static ClickHouseUrl local(int port, boolean embedded) {
    return new ClickHouseUrl(
        "http://127.0.0.1:" + port,
        "/default",
        embedded ? "compress=false&" + DRIVER_OPTIONS : DRIVER_OPTIONS);
  }

  /**
   * A running server.
   *
   * @param text {@code http(s)://host:port[/database][?user=...&password=...]}
   */
  static ClickHouseUrl parse(String text) {
    try {
      URI uri = new URI(text);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!http || uri.getHost() == null || uri.getPort() < 0) {
        throw invalid(text, null);
      }
      if (uri.getUserInfo() != null) {
        throw new ServiceFailedException(
            "%s has a user before its host: write http://host:8123?user=...&password=... instead"
                .formatted(ClickHouseServer.URL_VARIABLE));
      }
      boolean hasPath = uri.getPath() != null && uri.getPath().length() > 1;
      return new ClickHouseUrl(
          uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort(),
          hasPath ? uri.getPath() : "/default",
          uri.getRawQuery() == null ? DRIVER_OPTIONS : uri.getRawQuery() + "&" + DRIVER_OPTIONS);
    } catch (URISyntaxException e) {
      throw invalid(text, e);
    }
  }

  String jdbc() {
    return "jdbc:clickhouse:" + http + path + "?" + query;
  }

  private static ServiceFailedException invalid(String text, URISyntaxException cause) {
    return new ServiceFailedException(
        "%s=%s is no address of ClickHouse: write http://host:8123"
            .formatted(ClickHouseServer.URL_VARIABLE, text),
        cause);
  }
}
