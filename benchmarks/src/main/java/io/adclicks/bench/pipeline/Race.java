package io.adclicks.bench.pipeline;

import io.adclicks.bench.pipeline.Contestant.Goal;
import io.adclicks.cli.LiveLine;
import io.adclicks.localstack.ChildProcess;
import io.adclicks.localstack.ServiceFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/** Runs one contestant over the whole topic and measures it from outside. */
final class Race {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STALL_LIMIT = Duration.ofMinutes(3);
  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final double NEARLY_ALL = 0.98;
  private static final int TURNS_PER_QUESTION = 5;

  /** The share of the topic that is read before the clock starts, and for how long at most. */
  private static final double WARM_UP = 0.25;

  private static final Duration WARM_UP_LIMIT = Duration.ofSeconds(30);

  private final Arena arena;
  private final TraceShape shape;
  private final CellStore cells;
  private final BrokerOutput output;
  private final LiveLine line;
  private final Duration timeLimit;

  /**
   * @param timeLimit how long contestants run that would take too long for all clicks
   */
  Race(Arena arena, TraceShape shape, BrokerOutput output, LiveLine line, Duration timeLimit) {
    this.arena = arena;
    this.shape = shape;
    this.output = output;
    this.line = line;
    this.timeLimit = timeLimit;
    cells = new CellStore(arena.clickHouse());
  }

  /**
   * Runs a contestant.
   *
   * @param goal when it is done
   * @param topicBytes what the broker sends when a reader reads everything
   */
  Lap run(Contestant contestant, Goal goal, long topicBytes) throws IOException, SQLException {
    var command = arena.prepare(contestant, shape);
    long before = output.bytes();
    try (ChildProcess process =
        ChildProcess.start(contestant.letter(), arena.log(contestant), command, Map.of())) {
      process.awaitReady(START_LIMIT, () -> output.bytes() > before);
      Course course = new Course(contestant, goal, process, before, topicBytes);
      course.run();
      return course.lap();
    }
  }

  private LongStream services() {
    return LongStream.concat(LongStream.of(arena.kafka().pid()), arena.clickHouse().pid().stream());
  }

  /** The way of one contestant from its first click to its goal. */
  private final class Course {
    private final Contestant contestant;
    private final Goal goal;
    private final ChildProcess process;
    private final long bytesBefore;
    private final long topicBytes;
    private double read;
    private long progressMillis = System.currentTimeMillis();
    private long turns;
    private boolean isWarm;
    private double readWhenWarm;
    private long startMillis = progressMillis;
    private long endMillis;
    private double cpuWhenWarm;
    private double servicesCpuWhenWarm;

    Course(
        Contestant contestant, Goal goal, ChildProcess process, long bytesBefore, long topicBytes) {
      this.contestant = contestant;
      this.goal = goal;
      this.process = process;
      this.bytesBefore = bytesBefore;
      this.topicBytes = topicBytes;
    }

    void run() throws IOException, SQLException {
      while (!isDone()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        observe();
      }
    }

    Lap lap() {
      double share = Math.min(1, goal == Goal.TIME_LIMIT ? read : 1) - readWhenWarm;
      return new Lap(
          contestant,
          Math.round(share * shape.clicks()),
          (endMillis - startMillis) / 1e3,
          ProcessCost.cpuSeconds(LongStream.of(process.pid())) - cpuWhenWarm,
          ProcessCost.cpuSeconds(services()) - servicesCpuWhenWarm,
          ProcessCost.peakBytes(process.pid()));
    }

    /** From here on it counts: classes are loaded, and most of what is hot is compiled. */
    private void startClock() {
      isWarm = true;
      readWhenWarm = read;
      startMillis = System.currentTimeMillis();
      cpuWhenWarm = ProcessCost.cpuSeconds(LongStream.of(process.pid()));
      servicesCpuWhenWarm = ProcessCost.cpuSeconds(services());
    }

    private void observe() {
      long now = System.currentTimeMillis();
      double share = (double) (output.bytes() - bytesBefore) / topicBytes;
      if (share > read) {
        read = share;
        progressMillis = now;
      }
      boolean wasSlow = now - startMillis >= WARM_UP_LIMIT.toMillis();
      if (!isWarm && (read >= WARM_UP || wasSlow)) {
        startClock();
      }
      line.show(
          "%-2s %-34s %3.0f %% read, %d s"
              .formatted(
                  contestant.letter(),
                  contestant.title(),
                  100 * Math.min(1, read),
                  (now - startMillis) / 1_000));
      if (!process.isAlive()) {
        throw stopped("ended");
      }
      if (now - progressMillis > STALL_LIMIT.toMillis()) {
        throw stopped("made no progress for " + STALL_LIMIT.toSeconds() + " s");
      }
    }

    private boolean isDone() throws IOException, SQLException {
      return switch (goal) {
        case TIME_LIMIT -> isOver(System.currentTimeMillis());
        case ALL_READ -> hasReadAll();
        case ALL_CELLS -> read > NEARLY_ALL && isAllCounted();
      };
    }

    private boolean isOver(long now) {
      endMillis = now;
      return now - startMillis >= timeLimit.toMillis() || read >= 1;
    }

    /** Bare readers print the time of their last click. */
    private boolean hasReadAll() throws IOException {
      var last =
          Files.readAllLines(arena.log(contestant)).stream()
              .filter(text -> text.startsWith("all read at "))
              .findFirst();
      last.ifPresent(text -> endMillis = Long.parseLong(text.replaceAll("\\D", "")));
      return last.isPresent();
    }

    /** Asked once a second: each answer costs the database some of the time that is measured. */
    private boolean isAllCounted() throws IOException, SQLException {
      if (++turns % TURNS_PER_QUESTION != 0) {
        return false;
      }
      endMillis = cells.lastWriteMillis(contestant);
      return System.currentTimeMillis() - endMillis > QUIET.toMillis()
          && cells.clicksCounted(contestant) == shape.clicks();
    }

    private ServiceFailedException stopped(String how) {
      return new ServiceFailedException(
          "%s %s at %.0f %% of the clicks: see %s"
              .formatted(contestant.title(), how, 100 * read, arena.log(contestant)));
    }
  }
}
