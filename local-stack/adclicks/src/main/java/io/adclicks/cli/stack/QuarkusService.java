package io.adclicks.cli.stack;

import io.adclicks.localstack.ChildProcess;
import io.adclicks.localstack.Installation;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of the two Quarkus services as a child process. */
public final class QuarkusService implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(1);

  private final String module;
  private final int port;
  private final Path log;
  private final Map<String, String> variables;
  private ChildProcess process;

  private QuarkusService(String module, int port, Path log, Map<String, String> variables) {
    this.module = module;
    this.port = port;
    this.log = log;
    this.variables = variables;
  }

  /**
   * Starts a service and waits until it is ready.
   *
   * @param module folder of its Maven module
   * @param port loopback port that it listens on
   * @param log what it prints
   * @param environment its configuration
   */
  static QuarkusService start(String module, int port, Path log, Map<String, String> environment) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    variables.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    QuarkusService service = new QuarkusService(module, port, log, variables);
    service.launch();
    return service;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The process id. */
  public long pid() {
    return process.pid();
  }

  /** Crashes it. */
  public void kill() {
    process.kill();
  }

  /** Starts it again on its port, after {@link #kill} or instead of the running one. */
  public void restart() {
    process.close();
    launch();
  }

  @Override
  public void close() {
    process.close();
  }

  private void launch() {
    Path jar = Installation.path(module, "target", "quarkus-app", "quarkus-run.jar");
    List<String> command =
        List.of(
            Installation.javaExecutable(),
            Installation.QUICK_COMPILER,
            "-Xmx256m",
            "-XX:+UseParallelGC",
            "-jar",
            jar.toString());
    process = ChildProcess.start(module, log, command, variables);
    process.awaitReady(START_LIMIT, () -> Http.isOk(address().resolve("/q/health/ready")));
  }
}
