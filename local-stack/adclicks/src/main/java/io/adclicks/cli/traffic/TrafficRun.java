package io.adclicks.cli.traffic;

import io.adclicks.cli.Daemons;
import io.adclicks.cli.LiveLine;
import io.adclicks.cli.stack.StackAddresses;
import io.adclicks.cli.verify.ServedCells;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Sends one run of traffic to a stack, and shows how it goes. */
public final class TrafficRun {
  private static final Duration LONGEST_DELAY = Duration.ofHours(2);

  private final TrafficOptions options;
  private final LiveLine line;
  private final InstantSource clock = InstantSource.system();
  private final SentClicks sent;
  private final ServedCells served;
  private final ClickSender sender;
  private final FreshnessProbe probe;
  private final AdCatalogue catalogue;
  private final Instant start = clock.instant();
  private volatile long planned;

  /**
   * A run against a stack.
   *
   * @param sent is told of each click
   */
  public TrafficRun(StackAddresses stack, TrafficOptions options, SentClicks sent, LiveLine line) {
    this.options = options;
    this.sent = sent;
    this.line = line;
    served = new ServedCells(stack, start.minus(LONGEST_DELAY), start.plus(Duration.ofDays(1)));
    sender = new ClickSender(stack, clock, sent);
    probe = new FreshnessProbe(stack, sender, clock);
    catalogue = new AdCatalogue(stack, options.ads(), line::end);
  }

  /** Sends all clicks and returns when the last one is acknowledged. */
  public void run() throws InterruptedException {
    ScheduledExecutorService reporter =
        Executors.newSingleThreadScheduledExecutor(Daemons.named("report"));
    Daemons.named("catalogue").newThread(catalogue).start();
    Thread probing = Daemons.named("probe").newThread(probe);
    probing.start();
    ScheduledFuture<?> unused =
        reporter.scheduleWithFixedDelay(this::report, 2, 2, TimeUnit.SECONDS);
    try {
      sendAll();
    } finally {
      probing.interrupt();
      probing.join();
      reporter.shutdownNow();
    }
    sender.drain();
    line.end(state());
  }

  /** What became of the clicks. */
  public SentClicks sent() {
    return sent;
  }

  /** What the query API serves of the time of this run. */
  public ServedCells served() {
    return served;
  }

  /** How long a click took to be counted. */
  public FreshnessProbe probe() {
    return probe;
  }

  private void sendAll() throws InterruptedException {
    ClickGenerator generator =
        new ClickGenerator(clock, options.seed(), options.ads(), options.clicks() / 3);
    Pace pace = new Pace(options.rate());
    for (long i = 0; i < options.clicks(); i++) {
      pace.await();
      sender.send(generator.next());
      planned = i + 1;
    }
  }

  private void report() {
    line.show(state());
  }

  private String state() {
    double seconds = Duration.between(start, clock.instant()).toMillis() / 1_000.0;
    return "sent %,d of %,d (%,.0f/s)  accepted %,d%s  counted %s  click→queryable %s"
        .formatted(
            planned,
            options.clicks(),
            planned / seconds,
            sent.acknowledgements(),
            sent.remembers() ? "  copies %,d".formatted(sent.copies()) : "",
            counted(),
            delay());
  }

  private String counted() {
    try {
      String all = options.ads() > ServedCells.BUSIEST ? "more than " : "";
      return all + "%,d".formatted(served.validClicks());
    } catch (IOException e) {
      return "?";
    }
  }

  private String delay() {
    long median = probe.medianMillis();
    return median < 0 ? "…" : "%.1f s".formatted(median / 1_000.0);
  }
}
