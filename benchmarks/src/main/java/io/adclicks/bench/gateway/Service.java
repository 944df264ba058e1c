package io.adclicks.bench.gateway;

import io.adclicks.cli.stack.Http;
import io.adclicks.localstack.ChildProcess;
import io.adclicks.localstack.FreePort;
import io.adclicks.localstack.Installation;
import io.adclicks.localstack.ServiceFailedException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A Quarkus service in a JVM of its own, as it would run in production. */
final class Service implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final Pattern USED_HEAP = Pattern.compile("total \\d+K, used (\\d+)K");

  private final URI address;
  private final ChildProcess process;

  private Service(URI address, ChildProcess process) {
    this.address = address;
    this.process = process;
  }

  /**
   * Starts a service and waits until it serves.
   *
   * @param module folder of its Maven module
   * @param log what it prints
   * @param readyPath answers 200 when it serves
   * @param environment its configuration
   */
  static Service start(Path module, Path log, String readyPath, Map<String, String> environment) {
    int port = FreePort.next();
    List<String> command =
        List.of(
            Installation.javaExecutable(),
            "-Xmx512m",
            "-XX:+UseParallelGC",
            "-jar",
            module.resolve("target/quarkus-app/quarkus-run.jar").toString());
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    URI address = URI.create("http://127.0.0.1:" + port);
    ChildProcess process =
        ChildProcess.start(module.getFileName().toString(), log, command, variables);
    process.awaitReady(START_LIMIT, () -> Http.isOk(address.resolve(readyPath)));
    return new Service(address, process);
  }

  URI address() {
    return address;
  }

  /** The time of processors that it has used since its start. */
  Duration cpu() {
    return ProcessHandle.of(process.pid())
        .flatMap(handle -> handle.info().totalCpuDuration())
        .orElseThrow(() -> new ServiceFailedException("a measured service has ended"));
  }

  /** Kilobytes of the heap that are in use after a collection. */
  long liveHeapKilobytes() {
    jcmd("GC.run");
    String heap = jcmd("GC.heap_info").split("Metaspace", 2)[0];
    return USED_HEAP.matcher(heap).results().mapToLong(used -> Long.parseLong(used.group(1))).sum();
  }

  @Override
  public void close() {
    process.close();
  }

  private String jcmd(String command) {
    Path program = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Process jcmd =
          new ProcessBuilder(program.toString(), String.valueOf(process.pid()), command)
              .redirectErrorStream(true)
              .start();
      return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ServiceFailedException("jcmd cannot be run: " + e.getMessage(), e);
    }
  }
}
