package io.adclicks.cli.stack;

import io.adclicks.localstack.ChildProcess;
import io.adclicks.localstack.ConsumerLag;
import io.adclicks.localstack.FreePort;
import io.adclicks.localstack.Installation;
import io.adclicks.localstack.ScratchFolder;
import io.adclicks.localstack.ServiceFailedException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The job that archives clicks, in a JVM of its own. */
public final class ArchiveJob implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final String GROUP = "adclicks-archive";
  private static final String INTERVAL = "--checkpointingInterval=";

  /** Sooner than when deployed: people look into the folder, and files may be small. */
  private static final String SOON = INTERVAL + 10_000;

  private final ConsumerLag lag;
  private final ChildProcess process;
  private final ScratchFolder scratch;

  private ArchiveJob(ConsumerLag lag, ChildProcess process, ScratchFolder scratch) {
    this.lag = lag;
    this.process = process;
    this.scratch = scratch;
  }

  /** Where a stack with that data folder has its archive. */
  public static Path root(Path data) {
    return data.resolve("archive");
  }

  /** Starts the job and waits until all of it runs. It goes on where an earlier one stopped. */
  static ArchiveJob start(Path data, String bootstrapServers) {
    int port = FreePort.next();
    ScratchFolder scratch = ScratchFolder.empty(data.resolve("archive-scratch"));
    List<String> options = List.of("-Xmx768m", Installation.QUICK_COMPILER, scratch.jvmOption());
    List<String> command = PipelineProgram.ofColdPath(options, "ArchiveClicks");
    RunnerConfig.arguments("flink-local", "archive.args").stream()
        .map(flag -> flag.startsWith(INTERVAL) ? SOON : flag)
        .forEach(command::add);
    command.add("--flinkConfDir=" + EmbeddedJob.writeConfig(data.resolve("archive-job"), port));
    command.add("--bootstrapServers=" + bootstrapServers);
    command.add("--consumerGroup=" + GROUP);
    command.add("--archiveRoot=" + root(data));
    ChildProcess process =
        ChildProcess.start("archive", data.resolve("archive.log"), command, Map.of());
    FlinkRest rest = new FlinkRest(URI.create("http://127.0.0.1:" + port));
    process.awaitReady(START_LIMIT, rest::isJobRunning);
    return new ArchiveJob(new ConsumerLag(bootstrapServers, GROUP), process, scratch);
  }

  /**
   * Waits until everything that is in Kafka lies in the archive.
   *
   * @throws ServiceFailedException if it takes longer
   */
  public void awaitAllArchived(Duration limit) {
    Instant deadline = Instant.now().plus(limit);
    List<String> topics = List.of("ad-clicks", "ad-clicks-duplicates");
    long behind;
    while ((behind = lag.records(topics)) > 0) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        throw new ServiceFailedException(
            "%,d clicks are not archived: see %s".formatted(behind, process.log()));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
    }
  }

  @Override
  public void close() {
    process.close();
    scratch.delete();
  }
}
