package io.adclicks.clickhouse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;

/** The program: the real ClickHouse engine behind its HTTP interface, without a server package. */
public final class EmbeddedClickHouse {
  private static final long DRAIN_MILLIS = 8_000;

  private EmbeddedClickHouse() {}

  /** Runs until the process is asked to end. */
  public static void main(String[] arguments) {
    if (List.of(arguments).contains("--help")) {
      System.out.print(ServerOptions.USAGE);
      return;
    }
    try {
      serve(ServerOptions.parse(arguments));
    } catch (IllegalArgumentException | IOException | EngineException e) {
      System.err.println("ClickHouse cannot start: " + e.getMessage());
      System.exit(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void serve(ServerOptions options) throws IOException, InterruptedException {
    HttpServer server = bind(options.port());
    Engine engine = Engine.load(options.library(), options.data());
    ConnectionPool pool = new ConnectionPool(engine, options.connections());
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", new QueryHandler(pool, pool.timeZone()));
    server.createContext("/ping", EmbeddedClickHouse::ping);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, pool, engine)));
    server.start();
    System.out.println("ClickHouse serves http://127.0.0.1:" + options.port());
  }

  private static HttpServer bind(int port) throws IOException {
    // Without it small answers wait for the client's delayed acknowledgement, 40 ms each.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // Clients keep idle connections for long; closing one under a request would fail that request.
    System.setProperty("sun.net.httpserver.idleInterval", "86400");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (BindException e) {
      throw new IOException(
          "port " + port + " is taken: stop what listens on it, or name another", e);
    }
  }

  private static void ping(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = "Ok.\n".getBytes(StandardCharsets.US_ASCII);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static void stop(HttpServer server, ConnectionPool pool, Engine engine) {
    try {
      pool.close(DRAIN_MILLIS);
      server.stop(0);
      engine.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      System.err.println("The data folder cannot be released: " + e.getMessage());
    }
  }
}
