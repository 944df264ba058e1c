package io.adclicks.bench.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Writes the clicks of a trace to Kafka when they happen, until it is closed. */
final class PacedClicks implements AutoCloseable {
  private static final int WRITERS = 2;

  private final KafkaProducer<byte[], byte[]> producer;
  private final TraceShape shape;
  private final long startMillis = System.currentTimeMillis();
  private final long startNanos = System.nanoTime();
  private final AtomicLong nextStretch = new AtomicLong();
  private final AtomicLong written = new AtomicLong();
  private final List<CompletableFuture<Void>> writers = new ArrayList<>();
  private volatile boolean closed;

  /**
   * @param shape its event rate is the rate of writing
   */
  PacedClicks(KafkaProducer<byte[], byte[]> producer, TraceShape shape) {
    this.producer = producer;
    this.shape = shape;
    for (int i = 0; i < WRITERS; i++) {
      writers.add(CompletableFuture.runAsync(this::write));
    }
  }

  /** How many clicks have been written. */
  long written() {
    return written.get();
  }

  @Override
  public void close() {
    closed = true;
    writers.forEach(CompletableFuture::join);
  }

  private void write() {
    while (!closed) {
      long stretch = nextStretch.getAndIncrement();
      TraceClicks clicks = new TraceClicks(shape, startMillis, stretch);
      for (int i = 0; i < TraceClicks.STRETCH && !closed; i++) {
        waitFor(stretch * TraceClicks.STRETCH + i);
        var unused = producer.send(ClickTopic.record(clicks.next()));
        written.incrementAndGet();
      }
    }
  }

  /** Waits until a click is due; a park of less than a millisecond would not be worth it. */
  private void waitFor(long index) {
    long dueNanos = startNanos + index * TimeUnit.SECONDS.toNanos(1) / shape.eventRate();
    while (!closed && dueNanos - System.nanoTime() > TimeUnit.MILLISECONDS.toNanos(1)) {
      LockSupport.parkNanos(dueNanos - System.nanoTime());
    }
  }
}
