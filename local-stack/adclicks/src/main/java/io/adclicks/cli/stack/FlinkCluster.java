package io.adclicks.cli.stack;

import io.adclicks.localstack.ChildProcess;
import io.adclicks.localstack.FreePort;
import io.adclicks.localstack.Installation;
import io.adclicks.localstack.ServiceFailedException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A standalone Flink cluster: ZooKeeper, a JobManager and TaskManagers, each a JVM of its own. A
 * JobManager that is started again finds its jobs and their last checkpoints in ZooKeeper.
 */
public final class FlinkCluster implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(1);

  private final Path folder;
  private final Path settings;
  private final int restPort = FreePort.next();
  private final int zooKeeperPort = FreePort.next();
  private final List<ChildProcess> taskManagers = new ArrayList<>();
  private ChildProcess zooKeeper;
  private ChildProcess jobManager;

  private FlinkCluster(Path folder, Path settings) {
    this.folder = folder;
    this.settings = settings;
  }

  /**
   * Starts a cluster without jobs and waits until all TaskManagers have announced themselves.
   *
   * @param folder holds its logs, and what ZooKeeper and the JobManager must remember
   * @param settings folder with {@code flink-conf.yaml}, {@code jobmanager.jvm} and {@code
   *     taskmanager.jvm}
   * @param taskManagers how many, 1 or more
   */
  public static FlinkCluster start(Path folder, Path settings, int taskManagers) {
    if (taskManagers < 1) {
      throw new IllegalArgumentException(
          "task managers are " + taskManagers + ": write a number above 0");
    }
    FlinkCluster cluster = new FlinkCluster(folder.toAbsolutePath(), settings);
    try {
      cluster.launch(taskManagers);
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** The address of the REST interface and the web page. */
  public URI rest() {
    return URI.create("http://127.0.0.1:" + restPort);
  }

  /** How many TaskManagers it has. */
  public int taskManagers() {
    return taskManagers.size();
  }

  /** The process ids of the TaskManagers. */
  public List<Long> taskManagerPids() {
    return taskManagers.stream().map(ChildProcess::pid).toList();
  }

  /** Crashes a TaskManager, counted from 0. */
  public void killTaskManager(int index) {
    taskManagers.get(index).kill();
  }

  /** Starts a TaskManager again, counted from 0, after it was killed. */
  public void restartTaskManager(int index) {
    taskManagers.get(index).close();
    taskManagers.set(index, taskManager(index));
  }

  /** Crashes the JobManager. */
  public void killJobManager() {
    jobManager.kill();
  }

  /** Starts the JobManager again, after it was killed; its jobs go on by themselves. */
  public void restartJobManager() {
    jobManager.close();
    jobManager = jobManager();
  }

  /** Crashes the JobManager and all TaskManagers, and starts a cluster that remembers no job. */
  public void crashAndForget() {
    int count = taskManagers.size();
    jobManager.kill();
    taskManagers.forEach(ChildProcess::kill);
    close();
    launch(count);
  }

  @Override
  public void close() {
    taskManagers.forEach(ChildProcess::close);
    taskManagers.clear();
    if (jobManager != null) {
      jobManager.close();
    }
    if (zooKeeper != null) {
      zooKeeper.close();
    }
  }

  private void launch(int count) {
    try {
      Files.createDirectories(folder);
      Path memory = Files.createTempDirectory(folder, "memory-");
      writeSettings(memory);
      zooKeeper = zooKeeper(memory);
      jobManager = jobManager();
      for (int index = 0; index < count; index++) {
        taskManagers.add(taskManager(index));
      }
    } catch (IOException e) {
      throw new ServiceFailedException(
          "the folder %s of Flink cannot be written: %s".formatted(folder, e.getMessage()), e);
    }
    FlinkRest rest = new FlinkRest(rest());
    jobManager.awaitReady(START_LIMIT, () -> rest.taskManagers() >= count);
  }

  private ChildProcess zooKeeper(Path memory) throws IOException {
    Path config = folder.resolve("zoo.cfg");
    Files.writeString(
        config,
        """
        dataDir=%s
        clientPort=%d
        clientPortAddress=127.0.0.1
        tickTime=2000
        admin.enableServer=false
        """
            .formatted(memory.resolve("zookeeper"), zooKeeperPort));
    Files.createDirectories(memory.resolve("zookeeper"));
    List<String> command =
        java(
            List.of("-Xmx64m"),
            "org.apache.flink.runtime.zookeeper.FlinkZooKeeperQuorumPeer",
            "--zkConfigFile",
            config.toString(),
            "--peerId",
            "1");
    return ChildProcess.start("zookeeper", folder.resolve("zookeeper.log"), command, Map.of())
        .awaitReady(START_LIMIT, () -> FreePort.isListening(zooKeeperPort));
  }

  private ChildProcess jobManager() {
    List<String> command =
        java(
            fileOptions("jobmanager.jvm"),
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
            "--configDir",
            folder.resolve("conf").toString(),
            "--executionMode",
            "cluster");
    return ChildProcess.start("jobmanager", folder.resolve("jobmanager.log"), command, Map.of())
        .awaitReady(START_LIMIT, new FlinkRest(rest())::answers);
  }

  private ChildProcess taskManager(int index) {
    List<String> command =
        java(
            fileOptions("taskmanager.jvm"),
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
            "--configDir",
            folder.resolve("conf").toString(),
            "-Dtaskmanager.resource-id=taskmanager-%d-%d".formatted(index, System.nanoTime()));
    Path log = folder.resolve("taskmanager-" + index + ".log");
    return ChildProcess.start("taskmanager", log, command, Map.of());
  }

  private void writeSettings(Path memory) throws IOException {
    Path conf = Files.createDirectories(folder.resolve("conf"));
    String fixed = Files.readString(settings.resolve("flink-conf.yaml"));
    String own =
        """

        rest.port: %d
        jobmanager.rpc.port: %d
        blob.server.port: 0
        high-availability.storageDir: %s
        high-availability.zookeeper.quorum: 127.0.0.1:%d
        io.tmp.dirs: %s
        """
            .formatted(
                restPort,
                FreePort.next(),
                memory.resolve("jobs").toUri(),
                zooKeeperPort,
                Files.createDirectories(folder.resolve("tmp")));
    Files.writeString(conf.resolve("flink-conf.yaml"), fixed + own);
  }

  private List<String> fileOptions(String file) {
    try {
      return Files.readAllLines(settings.resolve(file));
    } catch (IOException e) {
      throw new ServiceFailedException(settings.resolve(file) + " cannot be read", e);
    }
  }

  private List<String> java(List<String> memory, String mainClass, String... arguments) {
    List<String> options = new ArrayList<>(memory);
    options.add(Installation.QUICK_COMPILER);
    options.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
    options.add("-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS");
    options.addAll(PipelineProgram.openedPackages());
    List<String> command = Installation.java(options, jars() + "/*", mainClass);
    command.addAll(List.of(arguments));
    return command;
  }

  /** The folder of Flink's own jars; a program that submits a job needs them too. */
  public static Path jars() {
    return Installation.path("local-stack", "flink-cluster", "target", "lib");
  }
}
