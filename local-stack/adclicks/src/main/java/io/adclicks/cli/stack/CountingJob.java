package io.adclicks.cli.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.adclicks.localstack.ChildProcess;
import io.adclicks.localstack.FreePort;
import io.adclicks.localstack.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The hot path in a JVM of its own with an embedded Flink. */
final class CountingJob implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final String CHECKPOINT_METADATA = "_metadata";

  private final URI rest;
  private final ChildProcess process;

  private CountingJob(URI rest, ChildProcess process) {
    this.rest = rest;
    this.process = process;
  }

  /**
   * Starts the job, from its last checkpoint if the folder holds one, and waits until all of it
   * runs.
   */
  static CountingJob start(Path folder, String bootstrapServers, String clickHouseUrl) {
    int port = FreePort.next();
    Path checkpoints = folder.resolve("checkpoints");
    List<String> command =
        PipelineProgram.command(List.of("-Xmx1g", Installation.QUICK_COMPILER), "StreamClicks");
    command.addAll(RunnerConfig.arguments("flink-local", "stream.args"));
    command.add("--flinkConfDir=" + writeConfig(folder, port));
    command.add("--stateBackendStoragePath=" + checkpoints.toUri());
    command.add("--bootstrapServers=" + bootstrapServers);
    command.add("--clickHouseUrl=" + clickHouseUrl);
    lastCheckpoint(checkpoints).ifPresent(path -> command.add("--savepointPath=" + path.toUri()));
    ChildProcess process =
        ChildProcess.start("pipeline", folder.resolve("pipeline.log"), command, Map.of());
    CountingJob job = new CountingJob(URI.create("http://127.0.0.1:" + port), process);
    process.awaitReady(START_LIMIT, job::isRunning);
    return job;
  }

  /** Flink's REST interface. */
  URI rest() {
    return rest;
  }

  @Override
  public void close() {
    process.close();
  }

  private boolean isRunning() {
    try {
      JsonNode jobs = Http.json(rest.resolve("/jobs/overview")).path("jobs");
      if (jobs.isEmpty()) {
        return false;
      }
      JsonNode tasks = jobs.get(0).path("tasks");
      return tasks.path("total").asInt() > 0
          && tasks.path("running").asInt() == tasks.path("total").asInt();
    } catch (IOException e) {
      return false;
    }
  }

  private static Path writeConfig(Path folder, int port) {
    try {
      Path config = Files.createDirectories(folder.resolve("flink-conf"));
      String fixed = Files.readString(RunnerConfig.path("flink-local", "flink-conf.yaml"));
      String own = "rest.bind-port: %d%nrest.port: %d%n".formatted(port, port);
      Files.writeString(config.resolve("flink-conf.yaml"), fixed + own);
      return config;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> lastCheckpoint(Path checkpoints) {
    if (Files.notExists(checkpoints)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(checkpoints, 3)) {
      return files
          .filter(file -> file.getFileName().toString().equals(CHECKPOINT_METADATA))
          .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
          .map(Path::getParent);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
