package io.adclicks.bench.archive;

import io.adclicks.bench.pipeline.BrokerOutput;
import io.adclicks.bench.pipeline.ProcessCost;
import io.adclicks.cli.LiveLine;
import io.adclicks.localstack.ChildProcess;
import io.adclicks.localstack.ServiceFailedException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/** The way of one reader through the topic, measured from outside. */
final class Course {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STALL_LIMIT = Duration.ofMinutes(3);

  /** The share of the topic that is read before the clock starts: until then it compiles. */
  private static final double WARM_UP = 0.25;

  private final Reader reader;
  private final BrokerOutput output;
  private final LiveLine line;
  private final long before;
  private final long topicBytes;
  private long sent;
  private long progressMillis = System.currentTimeMillis();
  private double readWhenWarm;
  private long startMillis;
  private double cpuWhenWarm;

  private Course(Reader reader, BrokerOutput output, long topicBytes, LiveLine line) {
    this.reader = reader;
    this.output = output;
    this.topicBytes = topicBytes;
    this.line = line;
    before = output.bytes();
  }

  /**
   * Runs a reader.
   *
   * @param clicks how many the topic holds
   * @param topicBytes what the broker sends to one who reads all of them
   */
  static Lap run(Reader reader, BrokerOutput output, long clicks, long topicBytes, LiveLine line) {
    Course course = new Course(reader, output, topicBytes, line);
    try (ChildProcess process =
        ChildProcess.start("reader", reader.log(), reader.command(), Map.of())) {
      process.awaitReady(START_LIMIT, () -> output.bytes() > course.before);
      return course.run(process, clicks);
    }
  }

  private Lap run(ChildProcess process, long clicks) {
    while (!reader.isDone().getAsBoolean()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      observe(process);
    }
    if (startMillis == 0) {
      throw new ServiceFailedException(
          reader.title() + " was through before it was warm: write more --clicks");
    }
    return new Lap(
        Math.round((1 - readWhenWarm) * clicks),
        (progressMillis - startMillis) / 1e3,
        cpuSeconds(process) - cpuWhenWarm,
        ProcessCost.peakBytes(process.pid()));
  }

  private void observe(ChildProcess process) {
    long now = System.currentTimeMillis();
    long bytes = output.bytes() - before;
    if (bytes > sent) {
      sent = bytes;
      progressMillis = now;
    }
    double read = Math.min(1, (double) sent / topicBytes);
    if (startMillis == 0 && read >= WARM_UP) {
      startMillis = now;
      readWhenWarm = read;
      cpuWhenWarm = cpuSeconds(process);
    }
    line.show("%-20s %3.0f %% read".formatted(reader.title(), 100 * read));
    if (!process.isAlive() || now - progressMillis > STALL_LIMIT.toMillis()) {
      throw new ServiceFailedException(
          "%s stopped at %.0f %% of the clicks: see %s"
              .formatted(reader.title(), 100 * read, reader.log()));
    }
  }

  private static double cpuSeconds(ChildProcess process) {
    return ProcessCost.cpuSeconds(LongStream.of(process.pid()));
  }
}
