package io.adclicks.cli.stack;

import io.adclicks.localstack.ChildProcess;
import io.adclicks.localstack.Installation;
import io.adclicks.localstack.ServiceFailedException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The hot path as a job that is submitted to a Flink cluster. */
public final class ClusterJob implements CountingJob {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final Path folder;
  private final List<String> addresses;
  private final FlinkCluster cluster;

  private ClusterJob(Path folder, List<String> addresses, FlinkCluster cluster) {
    this.folder = folder;
    this.addresses = addresses;
    this.cluster = cluster;
  }

  /**
   * Starts a cluster and submits the job, from its last checkpoint if the folder holds one, and
   * waits until all of it runs.
   *
   * @param taskManagers how many, of two slots each
   */
  static ClusterJob start(
      Path folder, String bootstrapServers, String clickHouseUrl, int taskManagers) {
    FlinkCluster cluster =
        FlinkCluster.start(
            folder.resolve("flink"), RunnerConfig.folder("flink-cluster"), taskManagers);
    List<String> addresses =
        List.of("--bootstrapServers=" + bootstrapServers, "--clickHouseUrl=" + clickHouseUrl);
    ClusterJob job = new ClusterJob(folder, addresses, cluster);
    try {
      job.submit(builtJar(), 2, job.lastCheckpoint());
      return job;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** The jar that the build makes. */
  public static Path builtJar() {
    return Installation.path("local-stack", "job-jar", "target", "adclicks-job.jar");
  }

  /** The cluster that it runs on. */
  public FlinkCluster cluster() {
    return cluster;
  }

  /** Where its checkpoints are. */
  public Path checkpoints() {
    return folder.resolve("checkpoints");
  }

  /** The newest checkpoint, if there is one. */
  public Optional<Path> lastCheckpoint() {
    return CountingJob.lastCheckpoint(checkpoints());
  }

  /**
   * Submits the job and waits until all of it runs.
   *
   * @param jar the program
   * @param parallelism slots that it takes
   * @param restored the checkpoint or savepoint to go on from; empty to start anew
   * @param options further options of the job
   * @throws ServiceFailedException if it does not run
   */
  public void submit(Path jar, int parallelism, Optional<Path> restored, String... options) {
    List<String> command = new ArrayList<>();
    command.addAll(
        Installation.java(
            jvmOptions(), jar + ":" + FlinkCluster.jars() + "/*", PipelineProgram.STREAM_CLICKS));
    command.addAll(RunnerConfig.arguments("flink-cluster", "stream.args"));
    command.add("--flinkMaster=127.0.0.1:" + rest().getPort());
    command.add("--filesToStage=" + jar);
    command.add("--parallelism=" + parallelism);
    command.add("--stateBackendStoragePath=" + checkpoints().toUri());
    command.addAll(addresses);
    command.addAll(List.of(options));
    restored.ifPresent(path -> command.add("--savepointPath=" + path.toUri()));
    Path log = folder.resolve("flink").resolve("submit.log");
    try (ChildProcess submission = ChildProcess.start("submit", log, command, Map.of())) {
      if (!submission.awaitEnd(START_LIMIT) || submission.exitCode() != 0) {
        throw new ServiceFailedException("the job cannot be submitted: see its log " + log);
      }
    }
    awaitRunning(START_LIMIT);
  }

  /**
   * Waits until all parts of the job run.
   *
   * @throws ServiceFailedException if they do not within the limit
   */
  public void awaitRunning(Duration limit) {
    FlinkRest flink = new FlinkRest(rest());
    Instant deadline = Instant.now().plus(limit);
    while (!flink.isJobRunning()) {
      if (Instant.now().isAfter(deadline)) {
        throw new ServiceFailedException(
            "the job did not run within %d s (%s): see the logs in %s"
                .formatted(
                    limit.toSeconds(), flink.jobState().orElse("gone"), folder.resolve("flink")));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  /** Stops the job with a savepoint and says where that is. */
  public Path stopWithSavepoint() {
    return new FlinkRest(rest()).stopWithSavepoint(folder.resolve("savepoints"));
  }

  @Override
  public URI rest() {
    return cluster.rest();
  }

  @Override
  public void close() {
    cluster.close();
  }

  private static List<String> jvmOptions() {
    List<String> options = new ArrayList<>(PipelineProgram.openedPackages());
    options.add("-Xmx512m");
    options.add(Installation.QUICK_COMPILER);
    return options;
  }
}
