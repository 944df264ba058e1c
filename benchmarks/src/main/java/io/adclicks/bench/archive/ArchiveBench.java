package io.adclicks.bench.archive;

import io.adclicks.bench.gateway.BenchFolder;
import io.adclicks.bench.pipeline.BrokerOutput;
import io.adclicks.bench.pipeline.ClickTopic;
import io.adclicks.bench.pipeline.TraceShape;
import io.adclicks.cli.LiveLine;
import io.adclicks.localstack.KafkaBroker;
import io.adclicks.model.Resolution;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the archive job beside a bare read of the same topic. */
@Command(
    name = "archive",
    description = {
      "Archives the clicks of a Kafka topic into files, beside a bare KafkaIO read of the same",
      "topic in the same run: two slots, the same flags and 3 GiB of heap each, in turns.",
      "Then verifies that every click is in the archive once."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:measured", "1:the archive does not hold every click exactly once"})
public final class ArchiveBench implements Callable<Integer> {
  private static final Duration AGE = Duration.ofHours(3);
  private static final int ADS = 1_000_000;
  private static final int USERS = 5_000_000;

  /** The average of ten billion clicks a day. */
  private static final int EVENT_RATE = 115_740;

  @Option(
      names = "--clicks",
      paramLabel = "N",
      defaultValue = "6000000",
      description = "clicks in the topic (default: ${DEFAULT-VALUE})")
  private long clicks;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "2",
      description = "how often each reads the topic, in turns (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Override
  public Integer call() throws IOException, InterruptedException {
    TraceShape shape = new TraceShape(clicks, ADS, USERS, 0, EVENT_RATE);
    LiveLine line = LiveLine.onStandardOutput();
    Path folder = BenchFolder.empty("archive");
    long start = Resolution.HOUR.windowStart(System.currentTimeMillis() - AGE.toMillis());
    try (KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"))) {
      ClickTopic topic = new ClickTopic(kafka, shape, start);
      topic.fill(line);
      long bytes = kafka.topicBytes(ClickTopic.NAME);
      line.end("%,d clicks, %,d MiB in Kafka, logs in %s".formatted(clicks, bytes >> 20, folder));
      ArchiveReport report =
          measure(new Readers(folder, kafka, clicks), bytes, days(start).toList(), line);
      report.print(System.out);
      return report.missing() == 0 ? 0 : 1;
    } finally {
      BenchFolder.delete(folder.resolve("kafka"));
    }
  }

  private ArchiveReport measure(Readers readers, long bytes, List<LocalDate> days, LiveLine line)
      throws IOException, InterruptedException {
    Lap bare = Lap.NONE;
    Lap archive = Lap.NONE;
    ArchivedFiles files = new ArchivedFiles(0, 0);
    long missing = 0;
    try (BrokerOutput output = BrokerOutput.of(readers.kafka())) {
      line.end(ArchiveReport.head());
      for (int round = 1; round <= rounds; round++) {
        bare = bare.plus(run(readers.bare(round), output, bytes, line));
        archive = archive.plus(run(readers.archive(round), output, bytes, line));
        Path root = readers.root(round);
        files = ArchivedFiles.of(root);
        missing += Math.abs(clicks - ArchivedFiles.verifiedClicks(root, days));
        BenchFolder.delete(root);
      }
    }
    return new ArchiveReport(bare, archive, files, bytes, missing);
  }

  private Lap run(Reader reader, BrokerOutput output, long bytes, LiveLine line) {
    Lap lap = Course.run(reader, output, clicks, bytes, line);
    line.end(ArchiveReport.row(reader.title(), lap));
    return lap;
  }

  /**
   * The days that clicks of a trace fall into: the first ones may lie a little before its start.
   */
  private static Stream<LocalDate> days(long startMillis) {
    return LongStream.of(startMillis - 60_000, startMillis, startMillis + AGE.toMillis())
        .mapToObj(Instant::ofEpochMilli)
        .map(time -> LocalDate.ofInstant(time, ZoneOffset.UTC))
        .distinct();
  }
}
