package io.adclicks.bench.faults;

import io.adclicks.cli.stack.ClusterJob;
import io.adclicks.cli.stack.FlinkCluster;
import io.adclicks.cli.stack.LocalStack;
import io.adclicks.cli.stack.StackParts;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Crashes parts of a stack and mends them, as the machine and its operator would. */
final class Saboteur {
  private static final Duration JOB_LIMIT = Duration.ofMinutes(2);
  private static final Duration INSERT_LIMIT = Duration.ofSeconds(15);

  private final StackParts parts;
  private final ClusterJob job;
  private final Path folder;

  /** Once the topics have grown, every later job must know. */
  private String[] growth = {};

  /**
   * @param parts a stack on a Flink cluster
   * @param folder for files of its own
   */
  Saboteur(StackParts parts, Path folder) {
    this.parts = parts;
    this.folder = folder;
    job = (ClusterJob) parts.job();
  }

  /** Does the damage, and what is done about it; returns when that is done. */
  void strike(Fault fault) throws IOException, InterruptedException {
    switch (fault) {
      case TASK_MANAGER -> crashTaskManager();
      case JOB_MANAGER -> crashJobManager();
      case WHOLE_CLUSTER -> crashCluster();
      case BROKER -> crashBroker();
      case CLICKHOUSE -> crashClickHouse();
      case REDIS -> loseRedis();
      case GATEWAY -> crashGateway();
      case UPGRADE -> upgrade();
      case RESCALE -> rescale();
      case GROWTH -> growTopics();
      case CHECKPOINTS -> failCheckpoints();
      case BAD_INPUT -> BadRecords.sendAll(parts.kafka().bootstrapServers());
    }
  }

  private void crashTaskManager() {
    cluster().killTaskManager(0);
    cluster().restartTaskManager(0);
    job.awaitRunning(JOB_LIMIT);
  }

  private void crashJobManager() {
    cluster().killJobManager();
    cluster().restartJobManager();
    job.awaitRunning(JOB_LIMIT);
  }

  private void crashCluster() {
    cluster().crashAndForget();
    submit(ClusterJob.builtJar(), 2, job.lastCheckpoint());
  }

  private void crashBroker() {
    parts.kafka().kill();
    parts.kafka().restart();
  }

  private void crashClickHouse() throws InterruptedException {
    parts.clickHouse().kill();
    TimeUnit.SECONDS.sleep(30);
    parts.clickHouse().restart();
    Instant deadline = Instant.now().plus(INSERT_LIMIT);
    while (!isInserting() && Instant.now().isBefore(deadline)) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
    parts.clickHouse().kill();
    parts.clickHouse().restart();
  }

  private void loseRedis() throws InterruptedException, IOException {
    parts.redis().kill();
    TimeUnit.SECONDS.sleep(10);
    parts.redis().restart();
    TimeUnit.SECONDS.sleep(5);
    URI redis = URI.create(parts.redis().uri());
    try (Socket socket = new Socket(redis.getHost(), redis.getPort());
        InputStream answer = socket.getInputStream()) {
      socket.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
      if (answer.read() != '+') {
        throw new IOException("Redis refused to be flushed");
      }
    }
  }

  private void crashGateway() {
    parts.gateway().kill();
    parts.gateway().restart();
  }

  private void upgrade() throws IOException {
    Path savepoint = job.stopWithSavepoint();
    submit(newJar(), 2, Optional.of(savepoint));
  }

  private void rescale() throws InterruptedException {
    for (int parallelism : new int[] {3, 1}) {
      Path savepoint = job.stopWithSavepoint();
      submit(ClusterJob.builtJar(), parallelism, Optional.of(savepoint));
      TimeUnit.SECONDS.sleep(5);
    }
  }

  /** The gateway is started anew to learn of the partitions, which else takes five minutes. */
  private void growTopics() {
    Path savepoint = job.stopWithSavepoint();
    parts.kafka().growTopic("ad-clicks", 2 * LocalStack.PARTITIONS);
    parts.kafka().growTopic("ad-clicks-duplicates", 2 * LocalStack.PARTITIONS);
    parts.gateway().restart();
    growth = new String[] {"--grownFrom=" + LocalStack.PARTITIONS};
    submit(ClusterJob.builtJar(), 2, Optional.of(savepoint));
  }

  /** Puts a file where the job's folder of checkpoints was, so that none can be written. */
  private void failCheckpoints() throws IOException, InterruptedException {
    Path checkpoints = job.lastCheckpoint().orElseThrow().getParent();
    Path aside = checkpoints.resolveSibling("aside");
    Files.move(checkpoints, aside);
    Files.createFile(checkpoints);
    TimeUnit.SECONDS.sleep(25);
    Files.delete(checkpoints);
    Files.move(aside, checkpoints);
    crashTaskManager();
  }

  private void submit(Path jar, int parallelism, Optional<Path> restored) {
    job.submit(jar, parallelism, restored, growth);
  }

  private FlinkCluster cluster() {
    return job.cluster();
  }

  /** The same program as another file, with one entry more. */
  private Path newJar() throws IOException {
    Path jar = folder.resolve("adclicks-job-next.jar");
    Files.copy(ClusterJob.builtJar(), jar);
    URI archive = URI.create("jar:" + jar.toUri());
    try (FileSystem entries = FileSystems.newFileSystem(archive, Map.of())) {
      Files.writeString(entries.getPath("next-release"), "next");
    }
    return jar;
  }

  private boolean isInserting() {
    String query = "SELECT count() FROM system.processes WHERE query ILIKE 'INSERT INTO ad_%'";
    try (Connection connection = DriverManager.getConnection(parts.clickHouse().jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() && rows.getLong(1) > 0;
    } catch (SQLException e) {
      return false;
    }
  }
}
