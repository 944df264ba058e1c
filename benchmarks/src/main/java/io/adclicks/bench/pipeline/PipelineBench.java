package io.adclicks.bench.pipeline;

import io.adclicks.bench.pipeline.Contestant.Goal;
import io.adclicks.cli.LiveLine;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the pipeline beside its peers. */
@Command(
    name = "pipeline",
    description = {
      "Counts the same clicks from the same Kafka topic into ClickHouse with our pipeline, with",
      "peers, and beside a bare read of the topic: two slots, RocksDB, checkpoints every ten",
      "seconds, read_committed, 8 GiB of heap and 1 GiB for RocksDB each, one after the other.",
      "Before, a and b count a smaller topic to its end, and every cell is compared."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:measured",
      "1:our pipeline and the hand-written job do not agree on every cell"
    })
public final class PipelineBench implements Callable<Integer> {
  @Option(
      names = "--clicks",
      paramLabel = "N",
      defaultValue = "16000000",
      description = "clicks in the topic (default: ${DEFAULT-VALUE})")
  private long clicks;

  @Option(
      names = "--compared-clicks",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "clicks that a and b count to compare cells (default: ${DEFAULT-VALUE})")
  private long comparedClicks;

  @Option(
      names = "--event-rate",
      paramLabel = "N",
      defaultValue = "500000",
      description = {
        "clicks that happen in a second of event time: how full windows are. The default is",
        "the peak that the system is built for; its average is 115740 (default: ${DEFAULT-VALUE})"
      })
  private int eventRate;

  @Option(
      names = "--ads",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "ads, their popularity after Zipf (default: ${DEFAULT-VALUE})")
  private int ads;

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "5000000",
      description = "users (default: ${DEFAULT-VALUE})")
  private int users;

  @Option(
      names = "--hot-ad",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "share of all clicks that goes to one ad, 0 to 1 (default: ${DEFAULT-VALUE})")
  private double hotAd;

  @Option(
      names = "--only",
      paramLabel = "LETTERS",
      split = ",",
      defaultValue = "a,b,c,d,e1,e2",
      description = "which contestants (default: ${DEFAULT-VALUE})")
  private List<String> only;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description =
          "how long contestants b, c and d run once they are warm (default: ${DEFAULT-VALUE})")
  private int timeLimit;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "how often a and e1 run; their median laps count (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--jvm-option",
      paramLabel = "OPTION",
      description = "for the JVM of every contestant, such as a flight recording; may be repeated")
  private List<String> jvmOptions = new ArrayList<>();

  @Override
  public Integer call() throws IOException, SQLException {
    LiveLine line = LiveLine.onStandardOutput();
    List<Contestant> chosen = chosen();
    OptionalLong differences =
        chosen.containsAll(Contestant.EXACT) ? differences(line) : OptionalLong.empty();
    TraceShape shape = shape(clicks);
    Standings standings = new Standings();
    try (Heat heat = Heat.prepare("race", shape, jvmOptions, line)) {
      for (Contestant contestant : course(chosen)) {
        standings.add(heat.run(contestant, contestant.goal(), Duration.ofSeconds(timeLimit)));
      }
    }
    new Report(shape, standings, differences).print(System.out);
    return differences.orElse(0) == 0 ? 0 : 1;
  }

  /** Who runs, one after the other: all once, and those of the ratio that matters most again. */
  private List<Contestant> course(List<Contestant> chosen) {
    List<Contestant> course = new ArrayList<>(chosen);
    for (int round = 2; round <= rounds; round++) {
      Contestant.REPEATED.stream().filter(chosen::contains).forEach(course::add);
    }
    return course;
  }

  /** Has the exact contestants count a smaller topic to its end, and compares all cells. */
  private OptionalLong differences(LiveLine line) throws IOException, SQLException {
    try (Heat heat = Heat.prepare("cells", shape(comparedClicks), jvmOptions, line)) {
      for (Contestant contestant : Contestant.EXACT) {
        heat.run(contestant, Goal.ALL_CELLS, Duration.ZERO);
      }
      long differences = heat.cells().differences(Contestant.OURS, Contestant.FLINK);
      line.end("cells on which a and b differ: %,d".formatted(differences));
      return OptionalLong.of(differences);
    }
  }

  private TraceShape shape(long size) {
    return new TraceShape(size, ads, users, hotAd, eventRate);
  }

  private List<Contestant> chosen() {
    List<Contestant> chosen =
        Arrays.stream(Contestant.values()).filter(c -> only.contains(c.letter())).toList();
    if (chosen.size() != only.size()) {
      throw new IllegalArgumentException("--only=" + only + ": write some of a,b,c,d,e1,e2");
    }
    return chosen;
  }
}
