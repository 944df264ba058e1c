package io.adclicks.bench.faults;

import io.adclicks.bench.load.SteadyTraffic;
import io.adclicks.cli.LiveLine;
import io.adclicks.cli.stack.LocalStack;
import io.adclicks.cli.traffic.SentClicks;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Does one fault after the other to a stack under steady traffic, and closes the books of each. */
final class Drill implements AutoCloseable {
  private static final int WARM_UP_SECONDS = 10;
  private static final int AFTER_SECONDS = 8;
  private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(4);
  private static final Duration STANDSTILL_LIMIT = Duration.ofMinutes(2);

  private final LocalStack stack;
  private final Saboteur saboteur;
  private final TopicCount topics;
  private final int rate;
  private final LiveLine line;
  private long runs;

  /**
   * @param stack a stack on a Flink cluster
   * @param folder for files of the faults
   * @param rate clicks a second
   */
  Drill(LocalStack stack, Path folder, int rate, LiveLine line) {
    this.stack = stack;
    this.rate = rate;
    this.line = line;
    saboteur = new Saboteur(stack.parts(), folder);
    topics = new TopicCount(stack.addresses().kafka());
  }

  /** Does a fault, and shows its row. */
  Outcome run(Fault fault) throws Exception {
    SteadyTraffic traffic = new SteadyTraffic(stack.addresses(), rate, ++runs, new SentClicks());
    Duration recovery;
    Duration longestGap;
    double reached;
    try (Freshness freshness = new Freshness(stack.addresses(), traffic.sender())) {
      await(() -> freshness.isCounted(0), fault, "traffic flows");
      await(traffic::isOnSchedule, fault, "traffic catches up");
      TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
      Instant begin = Instant.now();
      line.show(fault.title());
      saboteur.strike(fault);
      int next = freshness.sent();
      await(() -> freshness.isCounted(next), fault, "waiting for fresh figures");
      recovery = Duration.between(begin, Instant.now());
      await(traffic::isOnSchedule, fault, "traffic catches up");
      TimeUnit.SECONDS.sleep(AFTER_SECONDS);
      longestGap = freshness.longestGap();
      reached = traffic.rate();
    }
    traffic.stop();
    Books books = settle(fault, traffic.sent());
    Outcome outcome =
        new Outcome(fault, reached, recovery, longestGap, traffic.sent().acknowledgements(), books);
    line.end(outcome.row());
    return outcome;
  }

  @Override
  public void close() {
    topics.close();
  }

  private void await(BooleanSupplier done, Fault fault, String what) throws InterruptedException {
    Instant deadline = Instant.now().plus(RECOVERY_LIMIT);
    while (!done.getAsBoolean() && Instant.now().isBefore(deadline)) {
      line.show("%s: %s".formatted(fault.title(), what));
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /** Waits until the figures agree with the topics, or do not change any more. */
  private Books settle(Fault fault, SentClicks sent) throws SQLException, InterruptedException {
    topics.catchUp();
    Books books = Books.of(topics, stack.parts().clickHouse().jdbcUrl(), sent);
    Instant deadline = Instant.now().plus(STANDSTILL_LIMIT);
    while (!books.isExact() && Instant.now().isBefore(deadline)) {
      line.show("%s: %s".formatted(fault.title(), books.faults()));
      TimeUnit.SECONDS.sleep(1);
      topics.catchUp();
      Books now = Books.of(topics, stack.parts().clickHouse().jdbcUrl(), sent);
      if (!now.faults().equals(books.faults())) {
        deadline = Instant.now().plus(STANDSTILL_LIMIT);
      }
      books = now;
    }
    books.cells().examples().forEach(line::end);
    return books;
  }
}
