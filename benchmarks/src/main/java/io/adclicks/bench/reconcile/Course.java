package io.adclicks.bench.reconcile;

import io.adclicks.backfill.archive.ArchiveFolder;
import io.adclicks.bench.pipeline.ProcessCost;
import io.adclicks.cli.stack.PipelineProgram;
import io.adclicks.cli.stack.RunnerConfig;
import io.adclicks.localstack.ClickHouseServer;
import io.adclicks.localstack.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The way of a day through hot path and cold path, on one ClickHouse.
 *
 * @param folder for archive and logs
 * @param server holds the figures
 * @param runner direct or flink
 * @param heap of the reconciliation, as the JVM takes it
 * @param progress told what is being done
 */
record Course(
    Path folder, ClickHouseServer server, String runner, String heap, Consumer<String> progress) {
  private static final String AGREEMENT =
      """
      SELECT
          (SELECT count() FROM reconciliation_runs FINAL WHERE state = 'closed' AND recount = 'equal' AND clicks = %d) = 1
          AND (SELECT count() FROM restatements) = 0
          AND (SELECT sum(click_count + duplicate_count + invalid_count) FROM ad_metrics_minute FINAL) = %d
      """;

  /** Takes it. */
  Lap run(DayClicks day) throws IOException, InterruptedException {
    Path archive = folder.resolve("archive");
    progress.accept("archiving %,d clicks".formatted(day.clicks()));
    day.archive(new ArchiveFolder(archive.toString()));
    progress.accept("counting %,d clicks as the hot path does".formatted(day.clicks()));
    await(start("hot.log", hotDay(archive, day)));
    progress.accept("reconciling %,d clicks".formatted(day.clicks()));
    long before = System.nanoTime();
    double engineBefore = engineCpuSeconds();
    Usage usage = await(start("cold.log", reconcile(archive, day)));
    double seconds = (System.nanoTime() - before) / 1e9;
    return new Lap(
        day.clicks(),
        bytes(archive),
        seconds,
        usage.cpuSeconds(),
        engineCpuSeconds() - engineBefore,
        usage.peakBytes(),
        agrees(day.clicks()));
  }

  private record Usage(double cpuSeconds, long peakBytes) {}

  private List<String> hotDay(Path archive, DayClicks day) {
    List<String> options = new ArrayList<>(PipelineProgram.openedPackages());
    options.add("-Xmx2g");
    String classPath =
        Installation.path("benchmarks", "target", "classes")
            + ":"
            + Installation.path("benchmarks", "target", "lib")
            + "/*";
    List<String> command =
        new ArrayList<>(Installation.java(options, classPath, HotDay.class.getName()));
    command.add(archive.resolve(ArchiveFolder.dayFolder(day.date())).toString());
    command.add(server.bulkJdbcUrl());
    return command;
  }

  private List<String> reconcile(Path archive, DayClicks day) {
    List<String> command = PipelineProgram.ofColdPath(List.of("-Xmx" + heap), "Reconcile");
    String runnerFolder = runner.equals("flink") ? "flink-local" : "direct";
    command.addAll(RunnerConfig.arguments(runnerFolder, "count.args"));
    command.add("--from=" + day.date());
    command.add("--archiveRoot=" + archive);
    command.add("--clickHouseUrl=" + server.jdbcUrl());
    return command;
  }

  private Process start(String log, List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(log).toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-" + log));
    return process;
  }

  /** Waits for a process, and looks now and then what it has used: afterwards nobody knows. */
  private static Usage await(Process process) throws InterruptedException {
    Usage usage = new Usage(0, 0);
    while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
      usage =
          new Usage(
              Math.max(usage.cpuSeconds(), ProcessCost.cpuSeconds(LongStream.of(process.pid()))),
              Math.max(usage.peakBytes(), ProcessCost.peakBytes(process.pid())));
    }
    return usage;
  }

  private double engineCpuSeconds() {
    return server.pid().stream()
        .mapToDouble(pid -> ProcessCost.cpuSeconds(LongStream.of(pid)))
        .sum();
  }

  private boolean agrees(long clicks) {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(AGREEMENT.formatted(clicks, clicks))) {
      return row.next() && row.getInt(1) == 1;
    } catch (SQLException e) {
      throw new IllegalStateException("ClickHouse does not tell whether the counts agree", e);
    }
  }

  private static long bytes(Path archive) throws IOException {
    try (Stream<Path> files = Files.walk(archive)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
