package io.adclicks.bench.load;

import io.adclicks.cli.Daemons;
import io.adclicks.cli.stack.StackAddresses;
import io.adclicks.cli.traffic.BatchSender;
import io.adclicks.cli.traffic.ClickGenerator;
import io.adclicks.cli.traffic.ClickSender;
import io.adclicks.cli.traffic.Pace;
import io.adclicks.cli.traffic.SentClicks;
import java.time.InstantSource;
import java.util.stream.Stream;

/**
 * Sends clicks in batches at a steady rate until it is told to stop, and each until it is
 * acknowledged.
 */
public final class SteadyTraffic {
  /** About five minutes. */
  private static final int MAX_ATTEMPTS = 1_000;

  private static final int ADS = 400;
  private static final int CLICKS_PER_BATCH = 20;
  private static final int WARM_UP_SECONDS = 15;

  private final int rate;
  private final SentClicks sent;
  private final ClickSender sender;
  private final BatchSender batches;
  private final ClickGenerator generator;
  private final Pace pace;
  private final Thread thread;
  private final long startNanos = System.nanoTime();
  private volatile boolean stopped;

  /**
   * Starts at once.
   *
   * @param rate clicks a second
   * @param seed the same seed makes the same choices
   * @param sent told what became of each click
   */
  public SteadyTraffic(StackAddresses stack, int rate, long seed, SentClicks sent) {
    this.rate = rate;
    this.sent = sent;
    sender = new ClickSender(stack, InstantSource.system(), sent, MAX_ATTEMPTS);
    batches = new BatchSender(stack, InstantSource.system(), sent, MAX_ATTEMPTS);
    generator =
        new ClickGenerator(InstantSource.system(), seed, ADS, (long) rate * WARM_UP_SECONDS);
    pace = new Pace(Math.max(1, rate / CLICKS_PER_BATCH));
    thread = Daemons.named("traffic").newThread(this::run);
    thread.start();
  }

  /** Sends single clicks that are in the same books. */
  public ClickSender sender() {
    return sender;
  }

  /** What became of the clicks. */
  public SentClicks sent() {
    return sent;
  }

  /** Acknowledged clicks a second since the start. */
  public double rate() {
    return sent.acknowledgements() * 1e9 / (System.nanoTime() - startNanos);
  }

  /**
   * Whether every click that was due a second ago is acknowledged: after an outage clicks come
   * faster until they are.
   */
  public boolean isOnSchedule() {
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    return sent.acknowledgements() >= rate * (seconds - 1);
  }

  /** Returns when the last click is acknowledged or given up. */
  public void stop() throws InterruptedException {
    stopped = true;
    thread.join();
    batches.drain();
    sender.drain();
  }

  private void run() {
    try {
      while (!stopped) {
        pace.await();
        batches.send(Stream.generate(generator::next).limit(CLICKS_PER_BATCH).toList());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
