package io.adclicks.cli.stack;

import io.adclicks.localstack.ChildProcess;
import io.adclicks.localstack.FreePort;
import io.adclicks.localstack.Installation;
import io.adclicks.localstack.ScratchFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The hot path in a JVM of its own with an embedded Flink. */
final class EmbeddedJob implements CountingJob {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final URI rest;
  private final ChildProcess process;
  private final ScratchFolder scratch;

  private EmbeddedJob(URI rest, ChildProcess process, ScratchFolder scratch) {
    this.rest = rest;
    this.process = process;
    this.scratch = scratch;
  }

  /**
   * Starts the job, from its last checkpoint if the folder holds one, and waits until all of it
   * runs.
   */
  static EmbeddedJob start(Path folder, String bootstrapServers, String clickHouseUrl) {
    int port = FreePort.next();
    Path checkpoints = folder.resolve("checkpoints");
    ScratchFolder scratch = ScratchFolder.empty(folder.resolve("pipeline-scratch"));
    List<String> options = List.of("-Xmx1g", Installation.QUICK_COMPILER, scratch.jvmOption());
    List<String> command = PipelineProgram.command(options, "StreamClicks");
    command.addAll(RunnerConfig.arguments("flink-local", "stream.args"));
    command.add("--flinkConfDir=" + writeConfig(folder, port));
    command.add("--stateBackendStoragePath=" + checkpoints.toUri());
    command.add("--bootstrapServers=" + bootstrapServers);
    command.add("--clickHouseUrl=" + clickHouseUrl);
    CountingJob.lastCheckpoint(checkpoints)
        .ifPresent(path -> command.add("--savepointPath=" + path.toUri()));
    ChildProcess process =
        ChildProcess.start("pipeline", folder.resolve("pipeline.log"), command, Map.of());
    EmbeddedJob job = new EmbeddedJob(URI.create("http://127.0.0.1:" + port), process, scratch);
    process.awaitReady(START_LIMIT, new FlinkRest(job.rest)::isJobRunning);
    return job;
  }

  @Override
  public URI rest() {
    return rest;
  }

  @Override
  public void close() {
    process.close();
    scratch.delete();
  }

  /** Writes the settings of an embedded Flink whose REST interface has that port. */
  static Path writeConfig(Path folder, int port) {
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
}
