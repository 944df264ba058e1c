package io.adclicks.bench.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.adclicks.cli.Daemons;
import io.adclicks.cli.stack.Http;
import io.adclicks.cli.stack.StackAddresses;
import io.adclicks.cli.traffic.ClickSender;
import io.adclicks.cli.traffic.PlannedClick;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Watches how old the figures of the query API are: clicks an ad of its own several times a second,
 * and sees how many of these clicks are counted.
 */
final class Freshness implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMillis(250);
  private static final long COST_E4 = 1_000;

  private final StackAddresses stack;
  private final ClickSender sender;
  private final String token;
  private final String adId = "freshness-" + System.nanoTime();
  private final List<Long> sentNanos = new ArrayList<>();
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(2, Daemons.named("freshness"));
  private int counted;
  private long longestNanos;

  Freshness(StackAddresses stack, ClickSender sender) {
    this.stack = stack;
    this.sender = sender;
    token = stack.callerTokens().admin();
    every(this::click);
    every(this::look);
  }

  /** How many clicks it has sent so far. */
  synchronized int sent() {
    return sentNanos.size();
  }

  /** Whether the click of that number, counted from 0, can be queried. */
  synchronized boolean isCounted(int number) {
    return counted > number;
  }

  /** The greatest age that the figures have had so far. */
  synchronized Duration longestGap() {
    return Duration.ofNanos(longestNanos);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void every(Runnable task) {
    ScheduledFuture<?> unused =
        threads.scheduleWithFixedDelay(
            task, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void click() {
    int number = sent();
    String userId = "visitor-" + number + "-" + adId;
    PlannedClick click =
        new PlannedClick(
            adId,
            userId,
            "192.0.2." + (100 + number % 150),
            false,
            COST_E4,
            System.currentTimeMillis(),
            userId,
            false);
    synchronized (this) {
      sentNanos.add(System.nanoTime());
    }
    try {
      sender.send(click);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    int now = ask();
    synchronized (this) {
      counted = Math.max(counted, now);
      if (counted < sentNanos.size()) {
        longestNanos = Math.max(longestNanos, System.nanoTime() - sentNanos.get(counted));
      }
    }
  }

  private int ask() {
    URI metrics =
        stack.queryApi().resolve("/api/v1/ads/" + adId + "/metrics?resolution=1m&range=2h");
    try {
      JsonNode totals = Http.json(metrics, token).path("totals");
      return totals.path("click_count").asInt() + totals.path("invalid_count").asInt();
    } catch (IOException e) {
      return 0;
    }
  }
}
