package io.adclicks.bench.query;

import io.adclicks.cli.LiveLine;
import io.adclicks.cli.stack.StackOptions;
import io.adclicks.localstack.CallerTokens;
import io.adclicks.localstack.ClickHouseSchema;
import io.adclicks.localstack.ClickHouseServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the query API over many cells while more come in, beside the same SQL sent raw. */
@Command(
    name = "query",
    description = {
      "Loads cells of many ads into ClickHouse, keeps inserting, and asks the query API with 1 and 16",
      "clients; the same SQL is sent straight to the engine in between."
    },
    mixinStandardHelpOptions = true)
public final class QueryBench implements Callable<Integer> {
  @Option(
      names = "--cells",
      defaultValue = "50000000",
      description = "cells of a minute, about (default: ${DEFAULT-VALUE})")
  private long cells;

  @Option(names = "--ads", defaultValue = "1000000", description = "default: ${DEFAULT-VALUE}")
  private long ads;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "how long the 16 clients ask (default: ${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--ingest",
      defaultValue = "6000",
      description = "cells inserted a second meanwhile (default: ${DEFAULT-VALUE})")
  private int ingest;

  @Override
  public Integer call() throws IOException, InterruptedException {
    LiveLine line = LiveLine.onStandardOutput();
    Path folder = emptied(StackOptions.defaultFolder().resolveSibling("bench-query"));
    CallerTokens tokens = CallerTokens.create();
    try (ClickHouseServer server = ClickHouseServer.start(folder.resolve("clickhouse"))) {
      ClickHouseSchema.migrate(server.jdbcUrl());
      Engine engine = new Engine(server.httpUrl());
      long start = Instant.now().truncatedTo(ChronoUnit.HOURS).getEpochSecond();
      BenchData data = new BenchData(ads, cells, start - BenchData.DAY_SECONDS);
      long before = System.nanoTime();
      data.load(engine, line::show);
      long loaded = data.loaded(engine);
      line.end(
          "%,d cells of a minute of %,d ads, with their five minutes and hours, in %.0f s"
              .formatted(loaded, ads, (System.nanoTime() - before) / 1e9));
      try (QueryService service =
          QueryService.start(folder.resolve("query-api.log"), server.jdbcUrl(), tokens)) {
        Measurement measurement =
            new Measurement(data, engine, service.address(), tokens.admin(), line);
        return measurement.run(loaded, seconds, ingest);
      }
    }
  }

  private static Path emptied(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return Files.createDirectories(folder);
  }
}
