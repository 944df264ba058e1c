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
final class QuarkusService implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(1);

  private final URI address;
  private final ChildProcess process;

  private QuarkusService(URI address, ChildProcess process) {
    this.address = address;
    this.process = process;
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
    Path jar = Installation.path(module, "target", "quarkus-app", "quarkus-run.jar");
    List<String> command =
        List.of(
            Installation.javaExecutable(),
            Installation.QUICK_COMPILER,
            "-Xmx256m",
            "-jar",
            jar.toString());
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    variables.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    URI address = URI.create("http://127.0.0.1:" + port);
    ChildProcess process = ChildProcess.start(module, log, command, variables);
    process.awaitReady(START_LIMIT, () -> Http.isOk(address.resolve("/q/health/ready")));
    return new QuarkusService(address, process);
  }

  URI address() {
    return address;
  }

  @Override
  public void close() {
    process.close();
  }
}
