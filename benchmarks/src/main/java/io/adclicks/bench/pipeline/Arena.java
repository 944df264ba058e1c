package io.adclicks.bench.pipeline;

import io.adclicks.bench.gateway.BenchFolder;
import io.adclicks.bench.peers.PeerSettings;
import io.adclicks.cli.stack.PipelineProgram;
import io.adclicks.cli.stack.RunnerConfig;
import io.adclicks.localstack.ClickHouseSchema;
import io.adclicks.localstack.ClickHouseServer;
import io.adclicks.localstack.Installation;
import io.adclicks.localstack.KafkaBroker;
import io.adclicks.localstack.ScratchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What all contestants share: a broker, a database each, a folder each, the same memory.
 *
 * @param folder for logs and checkpoints
 * @param kafka the broker with the clicks
 * @param clickHouse the server that the cells go to
 * @param jvmOptions extra options for the JVM of every contestant, such as a flight recording
 */
record Arena(Path folder, KafkaBroker kafka, ClickHouseServer clickHouse, List<String> jvmOptions) {
  private static final List<String> MEMORY =
      List.of(
          "-Xms8g",
          "-Xmx8g",
          "-XX:+UseParallelGC",
          "-XX:+UseTransparentHugePages",
          "-XX:+AlwaysPreTouch");

  private static final String MORE_FLINK_SETTINGS =
      """

      rest.bind-port: 0
      taskmanager.memory.managed.size: 1g
      """;

  /** Creates the database of a contestant, without what an earlier lap left, and its command. */
  List<String> prepare(Contestant contestant, TraceShape shape) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection(clickHouse.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + database(contestant) + " SYNC");
      statement.execute("CREATE DATABASE " + database(contestant));
    }
    BenchFolder.delete(checkpoints(contestant));
    ScratchFolder.empty(scratch().path());
    Files.deleteIfExists(log(contestant));
    ClickHouseSchema.migrate(jdbcUrl(clickHouse.jdbcUrl(), contestant));
    return contestant.main().isPresent()
        ? peer(contestant, contestant.main().get(), shape)
        : ours(contestant);
  }

  /** The database of a contestant. */
  static String database(Contestant contestant) {
    return "bench_" + contestant.letter();
  }

  /** What a contestant prints. */
  Path log(Contestant contestant) {
    return folder.resolve(contestant.letter() + ".log");
  }

  private List<String> ours(Contestant contestant) throws IOException {
    List<String> command = PipelineProgram.command(allJvmOptions(), "StreamClicks");
    command.addAll(RunnerConfig.arguments("flink-local", "stream.args"));
    Path config = Files.createDirectories(folder.resolve("flink-conf"));
    String asDeployed = Files.readString(RunnerConfig.path("flink-local", "flink-conf.yaml"));
    Files.writeString(config.resolve("flink-conf.yaml"), asDeployed + MORE_FLINK_SETTINGS);
    command.add("--flinkConfDir=" + config);
    command.add("--stateBackendStoragePath=" + checkpoints(contestant).toUri());
    command.add("--bootstrapServers=" + kafka.bootstrapServers());
    command.add("--clickHouseUrl=" + jdbcUrl(clickHouse.bulkJdbcUrl(), contestant));
    return command;
  }

  private List<String> peer(Contestant contestant, Class<?> main, TraceShape shape) {
    List<String> options = new ArrayList<>(PipelineProgram.openedPackages());
    options.addAll(allJvmOptions());
    String classPath =
        Installation.path("benchmarks", "target", "classes")
            + ":"
            + Installation.path("benchmarks", "target", "lib")
            + "/*";
    List<String> command = new ArrayList<>(Installation.java(options, classPath, main.getName()));
    command.addAll(
        new PeerSettings(
                kafka.bootstrapServers(),
                ClickTopic.NAME,
                jdbcUrl(clickHouse.bulkJdbcUrl(), contestant),
                checkpoints(contestant).toUri(),
                shape.clicks(),
                "stream.args")
            .toArguments());
    return command;
  }

  private List<String> allJvmOptions() {
    List<String> options = new ArrayList<>(MEMORY);
    options.add(scratch().jvmOption());
    options.addAll(jvmOptions);
    return options;
  }

  private ScratchFolder scratch() {
    return new ScratchFolder(folder.resolve("scratch"));
  }

  private Path checkpoints(Contestant contestant) {
    return folder.resolve("checkpoints-" + contestant.letter());
  }

  private static String jdbcUrl(String url, Contestant contestant) {
    return url.replace("/default?", "/" + database(contestant) + "?");
  }
}
