package io.adclicks.clickhouse;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** A fixed number of sessions, lent to one request at a time. */
final class ConnectionPool {
  private final Engine engine;
  private final int size;
  private final BlockingQueue<EngineConnection> idle;

  ConnectionPool(Engine engine, int size) {
    this.engine = engine;
    this.size = size;
    this.idle = new ArrayBlockingQueue<>(size);
    for (int i = 0; i < size; i++) {
      idle.add(engine.connect());
    }
  }

  /** The engine's time zone. */
  String timeZone() throws InterruptedException {
    EngineConnection connection = borrow();
    byte[] sql = "SELECT timezone()".getBytes(StandardCharsets.UTF_8);
    try (QueryResult result = connection.query(sql, "TabSeparated", Map.of())) {
      return result.text().strip();
    } finally {
      giveBack(connection);
    }
  }

  /** Waits for a session that no other request uses. */
  EngineConnection borrow() throws InterruptedException {
    return idle.take();
  }

  /** Takes a session back, or a fresh one in place of one that a request has changed. */
  void giveBack(EngineConnection connection) {
    if (connection.isReusable()) {
      idle.add(connection);
      return;
    }
    connection.close();
    idle.add(engine.connect());
  }

  /** Waits until the running requests have ended, up to a limit, and closes the sessions. */
  void close(long limitMillis) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
    for (int i = 0; i < size; i++) {
      EngineConnection connection = idle.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (connection == null) {
        return;
      }
      connection.close();
    }
  }
}
