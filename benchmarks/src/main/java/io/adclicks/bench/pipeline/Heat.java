package io.adclicks.bench.pipeline;

import io.adclicks.bench.gateway.BenchFolder;
import io.adclicks.bench.pipeline.Contestant.Goal;
import io.adclicks.cli.LiveLine;
import io.adclicks.localstack.ClickHouseServer;
import io.adclicks.localstack.KafkaBroker;
import io.adclicks.model.Resolution;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** One topic of clicks, with a broker and a database of its own, and who runs over it. */
final class Heat implements AutoCloseable {
  /** Trace clicks lie so far in the past that all windows are over when they have been read. */
  private static final Duration AGE = Duration.ofHours(3);

  private final TraceShape shape;
  private final LiveLine line;
  private final KafkaBroker kafka;
  private final ClickHouseServer clickHouse;
  private final BrokerOutput output;
  private final Arena arena;

  private Heat(
      TraceShape shape,
      LiveLine line,
      KafkaBroker kafka,
      ClickHouseServer clickHouse,
      Arena arena) {
    this.shape = shape;
    this.line = line;
    this.kafka = kafka;
    this.clickHouse = clickHouse;
    this.arena = arena;
    output = BrokerOutput.of(kafka);
  }

  /**
   * Starts broker and database, and writes the clicks.
   *
   * @param name of its folder, whose logs stay until the next run
   */
  static Heat prepare(String name, TraceShape shape, List<String> jvmOptions, LiveLine line)
      throws IOException {
    Path folder = BenchFolder.empty("pipeline-" + name);
    KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"));
    ClickHouseServer clickHouse = ClickHouseServer.start(folder.resolve("clickhouse"), line::end);
    Heat heat =
        new Heat(shape, line, kafka, clickHouse, new Arena(folder, kafka, clickHouse, jvmOptions));
    heat.fillTopic();
    return heat;
  }

  /**
   * Runs a contestant from the first click to its goal.
   *
   * @param timeLimit how long it runs if that is its goal
   */
  Lap run(Contestant contestant, Goal goal, Duration timeLimit) throws IOException, SQLException {
    Race race = new Race(arena, shape, output, line, timeLimit);
    Lap lap = race.run(contestant, goal, kafka.topicBytes(ClickTopic.NAME));
    line.end(Report.row(lap));
    return lap;
  }

  /** What the contestants have counted. */
  CellStore cells() {
    return new CellStore(clickHouse);
  }

  private void fillTopic() {
    long start = Resolution.HOUR.windowStart(System.currentTimeMillis() - AGE.toMillis());
    ClickTopic topic = new ClickTopic(kafka, shape, start);
    topic.fill(line);
    line.end(
        "%,d clicks of %d bytes in Kafka, logs in %s"
            .formatted(shape.clicks(), topic.bytesPerClick(), arena.folder()));
  }

  @Override
  public void close() throws IOException {
    output.close();
    clickHouse.close();
    kafka.close();
    BenchFolder.keepLogsOnly(arena.folder());
  }
}
