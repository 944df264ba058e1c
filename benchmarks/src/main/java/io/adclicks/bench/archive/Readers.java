package io.adclicks.bench.archive;

import io.adclicks.bench.peers.BareBeamRead;
import io.adclicks.bench.peers.PeerSettings;
import io.adclicks.bench.pipeline.ClickTopic;
import io.adclicks.cli.stack.PipelineProgram;
import io.adclicks.cli.stack.RunnerConfig;
import io.adclicks.localstack.ConsumerLag;
import io.adclicks.localstack.Installation;
import io.adclicks.localstack.KafkaBroker;
import io.adclicks.localstack.ServiceFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Those that are measured: both are Beam jobs in one JVM with the same flags and memory.
 *
 * @param folder for logs and files
 * @param kafka the broker with the clicks
 * @param clicks how many the topic holds
 */
record Readers(Path folder, KafkaBroker kafka, long clicks) {
  private static final List<String> MEMORY = List.of("-Xmx3g", "-XX:+UseParallelGC");
  private static final String FLAGS = "archive.args";
  private static final String INTERVAL = "--checkpointingInterval=";

  /** Where the archive of a round lies. */
  Path root(int round) {
    return folder.resolve("archive-" + round);
  }

  /** A job that reads with KafkaIO and does nothing else. */
  Reader bare(int round) {
    List<String> options = new ArrayList<>(PipelineProgram.openedPackages());
    options.addAll(MEMORY);
    String classPath =
        Installation.path("benchmarks", "target", "classes")
            + ":"
            + Installation.path("benchmarks", "target", "lib")
            + "/*";
    List<String> command =
        new ArrayList<>(Installation.java(options, classPath, BareBeamRead.class.getName()));
    command.addAll(
        new PeerSettings(
                kafka.bootstrapServers(),
                ClickTopic.NAME,
                "none",
                folder.resolve("checkpoints").toUri(),
                clicks,
                FLAGS)
            .toArguments());
    Path log = folder.resolve("bare-" + round + ".log");
    return new Reader("bare KafkaIO read", command, log, () -> hasReadAll(log));
  }

  /**
   * The archive job as it is deployed, but with a checkpoint every ten seconds, so that it does not
   * wait long for its last one. It is through when its offsets are committed.
   */
  Reader archive(int round) {
    String group = "bench-archive-" + round;
    List<String> command = new ArrayList<>(PipelineProgram.ofColdPath(MEMORY, "ArchiveClicks"));
    RunnerConfig.arguments("flink-local", FLAGS).stream()
        .map(flag -> flag.startsWith(INTERVAL) ? INTERVAL + 10_000 : flag)
        .forEach(command::add);
    command.add("--bootstrapServers=" + kafka.bootstrapServers());
    command.add("--consumerGroup=" + group);
    command.add("--archiveRoot=" + root(round));
    ConsumerLag lag = new ConsumerLag(kafka.bootstrapServers(), group);
    return new Reader(
        "archive",
        command,
        folder.resolve("archive-" + round + ".log"),
        () -> lag.records(List.of(ClickTopic.NAME)) == 0);
  }

  private static boolean hasReadAll(Path log) {
    try {
      return Files.readString(log).contains("all read at ");
    } catch (IOException e) {
      throw new ServiceFailedException(log + " cannot be read", e);
    }
  }
}
