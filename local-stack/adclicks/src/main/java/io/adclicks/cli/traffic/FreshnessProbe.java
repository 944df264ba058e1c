package io.adclicks.cli.traffic;

import io.adclicks.cli.stack.Http;
import io.adclicks.cli.stack.StackAddresses;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how long it takes from a click until the query API counts it, with clicks of its own on
 * an ad that nobody else clicks.
 */
public final class FreshnessProbe implements Runnable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_RUN = Duration.ofDays(7);
  private static final long COST_E4 = 1_000;

  private final String token;
  private final ClickSender sender;
  private final InstantSource clock;
  private final String adId;
  private final URI metrics;
  private final List<Long> delaysMillis = new ArrayList<>();
  private int sent;

  /** Sends through a sender, so that its clicks are expected like all others. */
  public FreshnessProbe(StackAddresses stack, ClickSender sender, InstantSource clock) {
    token = stack.callerTokens().admin();
    this.sender = sender;
    this.clock = clock;
    Instant start = clock.instant();
    adId = "probe-" + start.toEpochMilli();
    metrics =
        stack
            .queryApi()
            .resolve(
                "/api/v1/ads/%s/metrics?resolution=1m&from=%s&to=%s"
                    .formatted(
                        adId, start.truncatedTo(ChronoUnit.MINUTES), start.plus(LONGEST_RUN)));
  }

  /** Probes until interrupted. */
  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        probe();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The median delay so far in milliseconds; -1 before the first. */
  public synchronized long medianMillis() {
    List<Long> sorted = delaysMillis.stream().sorted().toList();
    return sorted.isEmpty() ? -1 : sorted.get(sorted.size() / 2);
  }

  /** The longest delay so far in milliseconds; -1 before the first. */
  public synchronized long maxMillis() {
    return delaysMillis.stream().mapToLong(Long::longValue).max().orElse(-1);
  }

  private void probe() throws InterruptedException {
    long start = clock.millis();
    sent++;
    String userId = "probe-user-" + sent;
    sender.send(new PlannedClick(adId, userId, "192.0.2.1", false, COST_E4, start, userId, false));
    while (counted() < sent && clock.millis() - start < LIMIT.toMillis()) {
      LockSupport.parkNanos(POLL.toNanos());
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    synchronized (this) {
      delaysMillis.add(clock.millis() - start);
    }
    TimeUnit.MILLISECONDS.sleep(500);
  }

  private long counted() {
    try {
      return Http.json(metrics, token).path("totals").path("click_count").asLong();
    } catch (IOException e) {
      return -1;
    }
  }
}
