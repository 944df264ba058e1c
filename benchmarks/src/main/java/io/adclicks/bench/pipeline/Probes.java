package io.adclicks.bench.pipeline;

import io.adclicks.bench.query.Latencies;
import io.adclicks.cli.Daemons;
import io.adclicks.model.Click;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * Clicks on ads of their own, and how long it takes until each is in a cell that can be queried.
 * Each comes from a user of its own and from one of many addresses, so that no limit is reached.
 */
final class Probes implements AutoCloseable {
  private static final int CLICK_EVERY_MILLIS = 100;
  private static final int LOOK_EVERY_MILLIS = 200;
  private static final int ADDRESSES = 250;

  private final KafkaProducer<byte[], byte[]> producer;
  private final CellStore cells;
  private final Map<String, Long> sentNanos = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();
  private final Latencies latencies = new Latencies();
  private final SecondBySecond longest = new SecondBySecond();
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(2, Daemons.named("probes"));
  private final ScheduledFuture<?> clicking;
  private final ScheduledFuture<?> looking;

  Probes(KafkaProducer<byte[], byte[]> producer, CellStore cells) {
    this.producer = producer;
    this.cells = cells;
    clicking = every(CLICK_EVERY_MILLIS, this::click);
    looking = every(LOOK_EVERY_MILLIS, this::look);
  }

  /**
   * Clicks no more; what has been clicked is still looked for.
   *
   * @throws IllegalStateException if clicking has failed before
   */
  void stop() {
    if (!clicking.cancel(false)) {
      throw new IllegalStateException("the probes could not be clicked to the end");
    }
  }

  /** How long the clicks took that have been seen. */
  Latencies latencies() {
    return latencies;
  }

  /** The longest of them by the second in which the click was sent. */
  SecondBySecond longest() {
    return longest;
  }

  /** How many clicks have not been seen yet. */
  int missing() {
    return sentNanos.size();
  }

  /**
   * Looks no more.
   *
   * @throws IllegalStateException if looking has failed before, so that nothing was seen since
   */
  @Override
  public void close() {
    boolean failed = looking.isDone();
    threads.shutdownNow();
    if (failed) {
      throw new IllegalStateException(
          "the cells could not be read to the end: ask ClickHouse's log");
    }
  }

  private ScheduledFuture<?> every(int millis, Runnable task) {
    return threads.scheduleAtFixedRate(task, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void click() {
    int probe = number.incrementAndGet();
    String name = "probe-%06d".formatted(probe);
    String address = "192.0.2." + probe % ADDRESSES;
    long now = System.currentTimeMillis();
    sentNanos.put(name, System.nanoTime());
    var unused =
        producer.send(ClickTopic.record(new Click(name, name, now, address, 100, "", now)));
  }

  private void look() {
    try {
      for (String ad : cells.probes(Contestant.OURS)) {
        Long sent = sentNanos.remove(ad);
        if (sent != null) {
          long latency = System.nanoTime() - sent;
          latencies.add(latency);
          longest.add(TimeUnit.NANOSECONDS.toSeconds(sent), latency);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the cells cannot be read", e);
    }
  }
}
