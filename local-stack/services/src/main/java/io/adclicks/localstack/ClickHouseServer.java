package io.adclicks.localstack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * A ClickHouse server: the one that {@value #URL_VARIABLE} names, else the {@code clickhouse}
 * binary of the PATH, else the real engine embedded in a JVM of its own.
 */
public final class ClickHouseServer implements AutoCloseable {
  /** Environment variable with the HTTP address of a running server. */
  public static final String URL_VARIABLE = "ADCLICKS_CLICKHOUSE_URL";

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final int PING_MILLIS = 2_000;

  private final ClickHouseUrl url;
  private final Optional<Supplier<ChildProcess>> launcher;
  private Optional<ChildProcess> process = Optional.empty();

  /**
   * @param launcher starts the server; empty when somebody else runs it
   */
  private ClickHouseServer(ClickHouseUrl url, Optional<Supplier<ChildProcess>> launcher) {
    this.url = url;
    this.launcher = launcher;
  }

  /**
   * Starts a server on a free port, with what an earlier one left in the folder.
   *
   * @param folder holds data, configuration and log
   */
  public static ClickHouseServer start(Path folder) {
    return start(folder, LoggerFactory.getLogger(ClickHouseServer.class)::info);
  }

  /**
   * The same, for a program that shows its progress.
   *
   * @param folder holds data, configuration and log
   * @param progress told in a sentence before a long wait
   */
  public static ClickHouseServer start(Path folder, Consumer<String> progress) {
    return start(folder, progress, System.getenv());
  }

  static ClickHouseServer start(
      Path folder, Consumer<String> progress, Map<String, String> environment) {
    String configured = environment.getOrDefault(URL_VARIABLE, "");
    ClickHouseServer server =
        configured.isBlank() ? local(folder, progress, environment) : running(configured);
    server.launch();
    return server;
  }

  private static ClickHouseServer running(String configured) {
    return new ClickHouseServer(ClickHouseUrl.parse(configured), Optional.empty());
  }

  private static ClickHouseServer local(
      Path folder, Consumer<String> progress, Map<String, String> environment) {
    ClickHouseProgram program = ClickHouseProgram.find(environment, progress);
    int port = FreePort.next();
    return new ClickHouseServer(
        ClickHouseUrl.local(port, program.isEmbedded()),
        Optional.of(() -> program.start(folder.toAbsolutePath(), port)));
  }

  /**
   * The address for the JDBC driver, with all that the driver needs to know.
   *
   * <p>Times go in and out as {@link java.time.Instant} ({@code setObject}, {@code
   * getObject(column, Instant.class)}): with {@link java.sql.Timestamp} the driver (0.9.9) shifts
   * them by the offset of the JVM's default time zone.
   */
  public String jdbcUrl() {
    return url.jdbc();
  }

  /**
   * The same for a sink of large batches: rows go as binary, at twice the speed of text.
   *
   * <p>Only for an INSERT that lists every column in the order of the table. The driver (0.9.9)
   * ignores the list of columns in this mode, and would write values into other columns without an
   * error.
   */
  public String bulkJdbcUrl() {
    return url.jdbc() + "&beta.row_binary_for_simple_insert=true";
  }

  /** The address of the HTTP interface, without a path. */
  public String httpUrl() {
    return url.http();
  }

  /** The process id of the server; empty when somebody else runs it. */
  public OptionalLong pid() {
    return process.stream().mapToLong(ChildProcess::pid).findFirst();
  }

  /** Crashes the server; a configured one is left alone. */
  public void kill() {
    process.ifPresent(ChildProcess::kill);
  }

  /** Starts the server again on its port, after {@link #kill} or instead of the running one. */
  public void restart() {
    close();
    launch();
  }

  /** Ends the server; a configured one is left alone. */
  @Override
  public void close() {
    process.ifPresent(ChildProcess::close);
  }

  private void launch() {
    process = launcher.map(Supplier::get);
    if (process.isPresent()) {
      process.get().awaitReady(START_LIMIT, this::answers);
    } else if (!answers()) {
      throw new ServiceFailedException(
          "no ClickHouse answers at %s: check %s".formatted(httpUrl(), URL_VARIABLE));
    }
  }

  private boolean answers() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(httpUrl() + "/ping").toURL().openConnection();
      connection.setConnectTimeout(PING_MILLIS);
      connection.setReadTimeout(PING_MILLIS);
      boolean ok = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      connection.disconnect();
      return ok;
    } catch (IOException e) {
      return false;
    }
  }
}
