package io.adclicks.bench.pipeline;

import io.adclicks.cli.LiveLine;
import io.adclicks.localstack.ClickHouseServer;
import io.adclicks.localstack.KafkaBroker;
import io.adclicks.model.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the pipeline beside its peers. */
@Command(
    name = "pipeline",
    description = {
      "Counts the same clicks from the same Kafka topic into ClickHouse with our pipeline, with",
      "peers, and beside a bare read of the topic: two slots, RocksDB, checkpoints every ten",
      "seconds, read_committed, 6 GiB of heap and 1 GiB for RocksDB each, one after the other."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:measured",
      "1:our pipeline and the hand-written job do not agree on every cell"
    })
public final class PipelineBench implements Callable<Integer> {
  /** Trace clicks lie so far in the past that all windows are over when they have been read. */
  private static final Duration AGE = Duration.ofHours(3);

  @Option(
      names = "--clicks",
      paramLabel = "N",
      defaultValue = "4000000",
      description = "clicks in the topic (default: ${DEFAULT-VALUE})")
  private long clicks;

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
      defaultValue = "30",
      description = "how long contestants c and d run (default: ${DEFAULT-VALUE})")
  private int timeLimit;

  @Option(
      names = "--jvm-option",
      paramLabel = "OPTION",
      description = "for the JVM of every contestant, such as a flight recording; may be repeated")
  private List<String> jvmOptions = new ArrayList<>();

  @Override
  public Integer call() throws IOException, SQLException {
    TraceShape shape = new TraceShape(clicks, ads, users, hotAd);
    LiveLine line = LiveLine.onStandardOutput();
    Path folder = Files.createTempDirectory("adclicks-bench-");
    try (KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"));
        ClickHouseServer clickHouse =
            ClickHouseServer.start(folder.resolve("clickhouse"), line::end)) {
      long start = Resolution.HOUR.windowStart(System.currentTimeMillis() - AGE.toMillis());
      ClickTopic topic = new ClickTopic(kafka, shape, start);
      topic.fill(line);
      line.end(
          "%,d clicks of %d bytes in Kafka, logs in %s"
              .formatted(clicks, topic.bytesPerClick(), folder));
      Arena arena = new Arena(folder, kafka, clickHouse, jvmOptions);
      Standings standings = race(arena, shape, line);
      Optional<Long> differences = differences(standings, clickHouse);
      new Report(shape, standings, differences).print(System.out);
      return differences.orElse(0L) == 0 ? 0 : 1;
    }
  }

  private Standings race(Arena arena, TraceShape shape, LiveLine line)
      throws IOException, SQLException {
    Standings standings = new Standings();
    try (BrokerOutput output = BrokerOutput.of(arena.kafka())) {
      Race race = new Race(arena, shape, output, line, Duration.ofSeconds(timeLimit));
      long topicBytes = arena.kafka().topicBytes(ClickTopic.NAME);
      for (Contestant contestant : chosen()) {
        Lap lap = race.run(contestant, topicBytes);
        line.end(Report.row(lap));
        standings.add(lap);
      }
    }
    return standings;
  }

  private List<Contestant> chosen() {
    List<Contestant> chosen =
        Arrays.stream(Contestant.values()).filter(c -> only.contains(c.letter())).toList();
    if (chosen.size() != only.size()) {
      throw new IllegalArgumentException("--only=" + only + ": write some of a,b,c,d,e1,e2");
    }
    return chosen;
  }

  private static Optional<Long> differences(Standings standings, ClickHouseServer clickHouse)
      throws IOException, SQLException {
    boolean both =
        standings.of(Contestant.OURS).isPresent() && standings.of(Contestant.FLINK).isPresent();
    return both
        ? Optional.of(new CellStore(clickHouse).differences(Contestant.OURS, Contestant.FLINK))
        : Optional.empty();
  }
}
