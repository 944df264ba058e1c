package io.adclicks.bench.reconcile;

import io.adclicks.bench.gateway.BenchFolder;
import io.adclicks.cli.LiveLine;
import io.adclicks.localstack.ClickHouseSchema;
import io.adclicks.localstack.ClickHouseServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the reconciliation of a small and of a large day. */
@Command(
    name = "reconcile",
    description = {
      "Archives a day of clicks, counts it as the hot path does, and reconciles it, with the count in",
      "SQL: once for a day of few clicks and once for one of many, to see how time and memory grow."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:measured",
      "1:hot path, cold path and the count in SQL do not agree in every cell"
    })
public final class ReconcileBench implements Callable<Integer> {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  @Option(
      names = "--clicks",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "clicks of the small day (default: ${DEFAULT-VALUE})")
  private long clicks;

  @Option(
      names = "--growth",
      paramLabel = "N",
      defaultValue = "10",
      description = "how many times as many the large day has (default: ${DEFAULT-VALUE})")
  private int growth;

  @Option(
      names = "--ads",
      paramLabel = "N",
      defaultValue = "100000",
      description = "ads that are clicked, by Zipf's law (default: ${DEFAULT-VALUE})")
  private int ads;

  @Option(
      names = "--runner",
      defaultValue = "flink",
      description = "direct or flink (default: ${DEFAULT-VALUE})")
  private String runner;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "1g",
      description =
          "heap of the reconciliation, the same for both days (default: ${DEFAULT-VALUE})")
  private String heap;

  @Override
  public Integer call() throws IOException, InterruptedException {
    LiveLine line = LiveLine.onStandardOutput();
    Lap small = lap(clicks, line);
    line.end(small.text());
    Lap large = lap(clicks * growth, line);
    line.end(large.text());
    line.end(Lap.json(small, large));
    return small.agrees() && large.agrees() ? 0 : 1;
  }

  private Lap lap(long count, LiveLine line) throws IOException, InterruptedException {
    Path folder = BenchFolder.empty("reconcile");
    try (ClickHouseServer server = ClickHouseServer.start(folder.resolve("clickhouse"))) {
      ClickHouseSchema.migrate(server.jdbcUrl());
      return new Course(folder, server, runner, heap, line::show)
          .run(new DayClicks(DAY, count, ads));
    } finally {
      BenchFolder.delete(folder);
    }
  }
}
