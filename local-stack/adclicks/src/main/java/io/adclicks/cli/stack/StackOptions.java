package io.adclicks.cli.stack;

import io.adclicks.localstack.ServiceFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a stack is started; shared by the commands that start one. */
public final class StackOptions {
  private static final long NEEDED_BYTES = 2L << 30;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "folder for data and logs; what it holds is kept and counted on"
              + " (default: .adclicks/run, emptied at every start)")
  private Path data;

  @Option(
      names = "--gateway-port",
      paramLabel = "PORT",
      description = "port of the ingest gateway (default: a free one)")
  private int gatewayPort;

  @Option(
      names = "--query-port",
      paramLabel = "PORT",
      description = "port of the query API and the dashboard (default: a free one)")
  private int queryPort;

  @Option(
      names = "--token-keys",
      paramLabel = "KID:BASE64",
      defaultValue = "${ADCLICKS_TOKENS_KEYS}",
      description =
          "keys that sign click tokens, also as ADCLICKS_TOKENS_KEYS (default: a new one)")
  private String tokenKeys;

  @Option(
      names = "--flink",
      paramLabel = "MODE",
      description =
          "embedded (the default; one JVM) or cluster (ZooKeeper, JobManager and TaskManagers, each"
              + " a process)")
  private FlinkMode flink = FlinkMode.EMBEDDED;

  @Option(
      names = "--task-managers",
      paramLabel = "N",
      defaultValue = "2",
      description = "TaskManagers of a cluster, two slots each (default: ${DEFAULT-VALUE})")
  private int taskManagers = 2;

  @Option(
      names = "--archive",
      description = "also write every click to files, in the folder archive of the data folder")
  private boolean archive;

  /** Where the counting job runs. */
  enum FlinkMode {
    EMBEDDED,
    CLUSTER
  }

  /** The options of a stack on a Flink cluster that no command line describes. */
  public static StackOptions cluster(Path folder, int taskManagers) {
    StackOptions options = new StackOptions();
    options.data = folder;
    options.flink = FlinkMode.CLUSTER;
    options.taskManagers = taskManagers;
    return options;
  }

  /** The options of a stack with an archive that no command line describes. */
  public static StackOptions archiving(Path folder) {
    StackOptions options = new StackOptions();
    options.data = folder;
    options.archive = true;
    return options;
  }

  /** The data folder. */
  public Path folder() {
    return data == null ? defaultFolder() : data.toAbsolutePath();
  }

  /** The folder of a stack that nobody named another one for. */
  public static Path defaultFolder() {
    return Path.of(System.getProperty("adclicks.home", "."))
        .toAbsolutePath()
        .resolve(".adclicks/run");
  }

  FlinkMode flink() {
    return flink;
  }

  int taskManagers() {
    return taskManagers;
  }

  boolean archive() {
    return archive;
  }

  int gatewayPort() {
    return gatewayPort;
  }

  int queryPort() {
    return queryPort;
  }

  Optional<String> tokenKeys() {
    return Optional.ofNullable(tokenKeys).filter(keys -> !keys.isBlank());
  }

  /** Claims the data folder, and empties it unless it is to be kept. */
  FolderClaim claimFolder() {
    Path folder = folder();
    try {
      FolderClaim claim = FolderClaim.of(folder);
      if (data == null) {
        claim.emptyFolder();
      }
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < NEEDED_BYTES) {
        claim.close();
        throw new ServiceFailedException(
            "only %d MB are free in %s: 2048 MB are needed, make room or name another with --data"
                .formatted(free >> 20, folder));
      }
      return claim;
    } catch (IOException | UncheckedIOException e) {
      throw new ServiceFailedException(
          "the folder %s cannot be used: name another with --data (%s)"
              .formatted(folder, e.getMessage()),
          e);
    }
  }
}
