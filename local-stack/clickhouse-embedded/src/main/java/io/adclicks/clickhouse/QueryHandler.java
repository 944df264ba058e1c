package io.adclicks.clickhouse;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Answers statements as ClickHouse's HTTP interface does. */
final class QueryHandler implements HttpHandler {
  /** The statement of an INSERT with rows must fit in as many bytes. */
  private static final int HEAD_BYTES = 1 << 16;

  private static final System.Logger LOG = System.getLogger(QueryHandler.class.getName());

  private final ConnectionPool pool;
  private final String timeZone;

  /**
   * @param timeZone the engine's time zone, which clients need to read times
   */
  QueryHandler(ConnectionPool pool, String timeZone) {
    this.pool = pool;
    this.timeZone = timeZone;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      respond(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void respond(HttpExchange exchange) throws IOException, InterruptedException {
    try {
      answer(exchange, QueryRequest.of(exchange));
    } catch (EngineException e) {
      refuse(exchange, e);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "A request failed in this server", e);
      refuse(exchange, EngineException.of(e.toString()));
    }
  }

  private void answer(HttpExchange exchange, QueryRequest request)
      throws IOException, InterruptedException {
    EngineConnection connection = pool.borrow();
    try {
      connection.prepare(request.database(), request.settings());
      try (QueryResult result = run(request, exchange.getRequestBody(), connection)) {
        send(exchange, request, result);
      }
    } finally {
      pool.giveBack(connection);
    }
  }

  private static QueryResult run(
      QueryRequest request, InputStream body, EngineConnection connection) throws IOException {
    byte[] first = request.sql().getBytes(StandardCharsets.UTF_8);
    PushbackInputStream sql = new PushbackInputStream(body, first.length + HEAD_BYTES);
    sql.unread(first);
    byte[] head = sql.readNBytes(HEAD_BYTES);
    Optional<InsertStatement> insert = InsertStatement.find(head, head.length);
    if (insert.isEmpty() || !request.parameters().isEmpty()) {
      sql.unread(head);
      return connection.query(sql.readAllBytes(), request.format(), request.parameters());
    }
    int dataStart = insert.get().dataStart();
    sql.unread(head, dataStart, head.length - dataStart);
    byte[] statement = Arrays.copyOf(head, insert.get().headLength());
    return connection.insert(statement, insert.get().format(), sql);
  }

  private void send(HttpExchange exchange, QueryRequest request, QueryResult result)
      throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("X-ClickHouse-Format", request.format());
    headers.set("X-ClickHouse-Timezone", timeZone);
    headers.set("X-ClickHouse-Query-Id", request.queryId());
    headers.set("X-ClickHouse-Summary", result.summary());
    long length = result.length();
    exchange.sendResponseHeaders(200, length == 0 ? -1 : length);
    if (length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        result.writeTo(out);
      }
    }
  }

  private static void refuse(HttpExchange exchange, EngineException error) throws IOException {
    // A client reads the answer only after it has sent everything.
    exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
    byte[] body = (error.getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "text/plain; charset=UTF-8");
    headers.set("X-ClickHouse-Exception-Code", String.valueOf(error.code()));
    exchange.sendResponseHeaders(error.httpStatus(), body.length);
    exchange.getResponseBody().write(body);
  }
}
