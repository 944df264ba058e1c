package io.adclicks.bench.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adclicks.bench.gateway.BenchFolder;
import io.adclicks.bench.load.SteadyTraffic;
import io.adclicks.cli.LiveLine;
import io.adclicks.cli.stack.LocalStack;
import io.adclicks.cli.stack.StackOptions;
import io.adclicks.cli.traffic.SentClicks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets clicks come for a long time, and shows whether anything grows that should not. */
@Command(
    name = "soak",
    description = {
      "Runs the whole click path on a Flink cluster of processes under steady traffic, reads memory,",
      "checkpoints and parts every few seconds, collects the TaskManagers' garbage and reads what is",
      "left every minute, and draws all. What a window holds comes and goes for the first minutes;",
      "slopes are taken from the second half of the run."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all clicks are accounted for", "1:some are not"})
public final class SoakBench implements Callable<Integer> {
  private static final int READING_SECONDS = 5;
  private static final int READINGS_PER_COLLECTION = 12;
  private static final Duration SETTLING_LIMIT = Duration.ofMinutes(3);

  @Option(
      names = "--minutes",
      paramLabel = "M",
      defaultValue = "20",
      description = "how long clicks come (default: ${DEFAULT-VALUE})")
  private int minutes;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "2000",
      description = "clicks a second (default: ${DEFAULT-VALUE})")
  private int rate;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      defaultValue = "soak.svg",
      description = "where the drawing goes (default: ${DEFAULT-VALUE})")
  private Path plot;

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    LiveLine line = LiveLine.onStandardOutput();
    Path folder = BenchFolder.empty("soak");
    try (LocalStack stack = LocalStack.start(StackOptions.cluster(folder, 2), line::end)) {
      Readings readings = new Readings(stack);
      SentClicks sent = SentClicks.thatForget();
      SteadyTraffic traffic = new SteadyTraffic(stack.addresses(), rate, 1, sent);
      read(readings, traffic, line);
      double reached = traffic.rate();
      traffic.stop();
      long missing = settle(readings, sent, line);
      String title = "%d minutes at %,.0f clicks a second".formatted(minutes, reached);
      Files.writeString(plot, Plot.svg(title, readings.series(), minutes / 2.0));
      print(readings.series(), reached, sent.acknowledgements(), missing);
      return missing == 0 ? 0 : 1;
    } finally {
      BenchFolder.keepLogsOnly(folder);
    }
  }

  private void read(Readings readings, SteadyTraffic traffic, LiveLine line)
      throws IOException, SQLException, InterruptedException {
    Instant start = Instant.now();
    Instant end = start.plus(Duration.ofMinutes(minutes));
    for (int reading = 1; Instant.now().isBefore(end); reading++) {
      TimeUnit.SECONDS.sleep(READING_SECONDS);
      double minute = Duration.between(start, Instant.now()).toMillis() / 60_000.0;
      readings.take(minute);
      if (reading % READINGS_PER_COLLECTION == 0) {
        readings.takeMemory(minute);
      }
      StringBuilder state =
          new StringBuilder(
              "%.1f of %d min, %,.0f clicks/s".formatted(minute, minutes, traffic.rate()));
      for (Series series : readings.series()) {
        state.append(", %.0f %s".formatted(series.last(), series.unit()));
      }
      line.show(state.toString());
    }
  }

  /** How many acknowledged clicks are nowhere; a copy that was sent twice counts as another. */
  private static long settle(Readings readings, SentClicks sent, LiveLine line)
      throws SQLException, InterruptedException {
    Instant deadline = Instant.now().plus(SETTLING_LIMIT);
    long missing = sent.acknowledgements() - readings.accounted();
    while (missing > 0 && Instant.now().isBefore(deadline)) {
      line.show("waiting for the last %,d clicks".formatted(missing));
      TimeUnit.SECONDS.sleep(1);
      missing = sent.acknowledgements() - readings.accounted();
    }
    return Math.max(0, missing);
  }

  private void print(List<Series> all, double reached, long acknowledged, long missing) {
    double settled = minutes / 2.0;
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("minutes", minutes)
        .put("clicks_per_second", Math.round(reached))
        .put("acknowledged", acknowledged)
        .put("missing", missing);
    System.out.printf("%n%-42s %12s %14s %12s%n", "", "mean", "slope a minute", "a minute");
    for (Series series : all) {
      double mean = series.mean(settled);
      double slope = series.slope(settled);
      double percent = mean == 0 ? 0 : 100 * slope / mean;
      System.out.printf(
          "%-42s %,12.1f %+14.3f %+11.2f%%  (%s)%n",
          series.title(), mean, slope, percent, series.unit());
      json.put(series.title() + ", % a minute", Math.round(percent * 100) / 100.0);
    }
    System.out.printf(
        "%,d clicks acknowledged, %,d unaccounted for; drawn in %s%n", acknowledged, missing, plot);
    System.out.println(json);
  }
}
