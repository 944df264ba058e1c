package io.adclicks.clickhouse;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a request says outside its body.
 *
 * @param sql the statement or its beginning; empty when the body holds all of it
 * @param queryId names the query in answers
 * @param database where tables without a database are looked for
 * @param format format of the answer when the statement names none
 * @param parameters values of the statement's {@code {name:Type}} places
 * @param settings ClickHouse settings for this request only
 */
record QueryRequest(
    String sql,
    String queryId,
    String database,
    String format,
    Map<String, String> parameters,
    Map<String, String> settings) {

  private static final String PARAMETER_PREFIX = "param_";
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

  /**
   * Names in the URL that the HTTP interface takes for itself; some mean nothing to this server.
   */
  private static final Set<String> NO_SETTINGS =
      Set.of(
          "query",
          "query_id",
          "database",
          "default_format",
          "user",
          "password",
          "role",
          "quota_key",
          "compress",
          "decompress",
          "enable_http_compression",
          "buffer_size",
          "wait_end_of_query",
          "session_id",
          "session_timeout",
          "session_check");

  QueryRequest {
    settings
        .keySet()
        .forEach(name -> require(NAME.matcher(name).matches(), "'" + name + "' is no setting"));
  }

  /**
   * Reads the URL and the headers.
   *
   * @throws EngineException if the client asks for what this server does not do
   */
  static QueryRequest of(HttpExchange exchange) {
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    require(
        !isOn(query, "compress") && !isOn(query, "decompress"),
        "the embedded engine does not compress: add compress=false to the JDBC URL");
    Headers headers = exchange.getRequestHeaders();
    Map<String, String> parameters = new TreeMap<>();
    Map<String, String> settings = new TreeMap<>();
    query.forEach(
        (name, value) -> {
          if (name.startsWith(PARAMETER_PREFIX)) {
            parameters.put(name.substring(PARAMETER_PREFIX.length()), value);
          } else if (!NO_SETTINGS.contains(name)) {
            settings.put(name, value);
          }
        });
    return new QueryRequest(
        withLineEnd(query.getOrDefault("query", "")),
        query.getOrDefault("query_id", UUID.randomUUID().toString()),
        choose(query.get("database"), headers.getFirst("X-ClickHouse-Database"), "default"),
        choose(
            query.get("default_format"), headers.getFirst("X-ClickHouse-Format"), "TabSeparated"),
        parameters,
        settings);
  }

  /** The body may continue the statement, as rows of an INSERT do. */
  private static String withLineEnd(String sql) {
    return sql.isEmpty() || sql.endsWith("\n") ? sql : sql + "\n";
  }

  private static Map<String, String> query(String text) {
    Map<String, String> values = new TreeMap<>();
    if (text == null) {
      return values;
    }
    for (String pair : text.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      if (!name.isEmpty()) {
        values.put(decode(name), decode(value));
      }
    }
    return values;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static boolean isOn(Map<String, String> query, String name) {
    String value = query.getOrDefault(name, "0");
    return value.equals("1") || value.equals("true");
  }

  private static String choose(String first, String second, String fallback) {
    if (first != null && !first.isEmpty()) {
      return first;
    }
    return second != null && !second.isEmpty() ? second : fallback;
  }

  private static void require(boolean condition, String sentence) {
    if (!condition) {
      throw EngineException.of(EngineException.BAD_ARGUMENTS, sentence);
    }
  }
}
