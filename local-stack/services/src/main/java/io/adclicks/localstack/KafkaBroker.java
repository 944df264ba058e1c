package io.adclicks.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** A Kafka broker of one node (KRaft) in a JVM of its own. */
public final class KafkaBroker implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final String CLUSTER_ID = "QWRDbGlja3NMb2NhbDAwMA";

  private final Path folder;
  private final int port;
  private ChildProcess process;

  private KafkaBroker(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /**
   * Starts a broker on a free port, with what an earlier one left in the folder.
   *
   * @param folder holds data, configuration and log
   */
  public static KafkaBroker start(Path folder) {
    KafkaBroker broker = new KafkaBroker(folder.toAbsolutePath(), FreePort.next());
    broker.configure();
    broker.format();
    broker.launch();
    return broker;
  }

  /** The address that clients begin with. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /**
   * Creates a topic unless it exists. Its records never expire, since the clicks of a trace may
   * carry old times.
   */
  public void createTopic(String name, int partitions) {
    NewTopic topic =
        new NewTopic(name, partitions, (short) 1)
            .configs(Map.of("retention.ms", "-1", "message.timestamp.type", "LogAppendTime"));
    try (Admin admin = admin()) {
      await("creating topic " + name, admin.createTopics(List.of(topic)).all());
    } catch (TopicExistsException e) {
      // Left as it is.
    }
  }

  /** Gives a topic more partitions. */
  public void growTopic(String name, int partitions) {
    try (Admin admin = admin()) {
      await(
          "growing topic " + name,
          admin.createPartitions(Map.of(name, NewPartitions.increaseTo(partitions))).all());
    }
  }

  /** Bytes that the records of a topic take in the log. */
  public long topicBytes(String topic) {
    try (Admin admin = admin()) {
      return await(
              "reading the size of topic " + topic,
              admin.describeLogDirs(List.of(1)).allDescriptions())
          .values()
          .stream()
          .flatMap(folders -> folders.values().stream())
          .flatMap(logFolder -> logFolder.replicaInfos().entrySet().stream())
          .filter(replica -> replica.getKey().topic().equals(topic))
          .mapToLong(replica -> replica.getValue().size())
          .sum();
    }
  }

  /** The process id of the broker. */
  public long pid() {
    return process.pid();
  }

  /** Crashes the broker. */
  public void kill() {
    process.kill();
  }

  /** Starts the broker again on its port, after {@link #kill} or instead of the running one. */
  public void restart() {
    process.close();
    launch();
  }

  @Override
  public void close() {
    process.close();
  }

  private void launch() {
    process =
        ChildProcess.start(
            "kafka",
            folder.resolve("kafka.log"),
            java("kafka.Kafka", properties().toString()),
            Map.of());
    process.awaitReady(START_LIMIT, this::answers);
  }

  private boolean answers() {
    if (!FreePort.isListening(port)) {
      return false;
    }
    try (Admin admin = admin()) {
      return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static <T> T await(String what, KafkaFuture<T> answer) {
    try {
      return answer.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException exists) {
        throw exists;
      }
      throw new ServiceFailedException(what + " failed: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new ServiceFailedException(what + " took more than 30 s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceFailedException("interrupted while " + what, e);
    }
  }

  private Admin admin() {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers(),
            AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG,
            100));
  }

  private void configure() {
    int controller = FreePort.next();
    Properties values = new Properties();
    values.put("process.roles", "broker,controller");
    values.put("node.id", "1");
    values.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controller));
    values.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    values.put("controller.listener.names", "CONTROLLER");
    values.put("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT");
    values.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
    values.put("log.dirs", folder.resolve("data").toString());
    values.put("auto.create.topics.enable", "false");
    values.put("offsets.topic.replication.factor", "1");
    values.put("offsets.topic.num.partitions", "4");
    values.put("transaction.state.log.replication.factor", "1");
    values.put("transaction.state.log.min.isr", "1");
    values.put("transaction.state.log.num.partitions", "4");
    values.put("group.initial.rebalance.delay.ms", "0");
    values.put("log.segment.bytes", "134217728");
    values.put("message.max.bytes", "8388608");
    try {
      Files.createDirectories(folder);
      try (var out = Files.newBufferedWriter(properties())) {
        values.store(out, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void format() {
    List<String> command =
        new ArrayList<>(
            java(
                "kafka.tools.StorageTool",
                "format",
                "--ignore-formatted",
                "-t",
                CLUSTER_ID,
                "-c",
                properties().toString()));
    Path log = folder.resolve("format.log");
    try {
      int code =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start()
              .waitFor();
      if (code != 0) {
        throw new ServiceFailedException("the folder of Kafka cannot be formatted: see " + log);
      }
    } catch (IOException e) {
      throw new ServiceFailedException("Kafka cannot be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceFailedException("interrupted while starting Kafka", e);
    }
  }

  private Path properties() {
    return folder.resolve("server.properties");
  }

  private static List<String> java(String mainClass, String... arguments) {
    List<String> options =
        List.of(
            "-Xmx512m",
            "-Xms256m",
            Installation.QUICK_COMPILER,
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    Path jars = Installation.path("local-stack", "kafka-broker", "target", "lib");
    List<String> command = new ArrayList<>(Installation.java(options, jars + "/*", mainClass));
    command.addAll(List.of(arguments));
    return command;
  }
}
