package io.adclicks.bench.pipeline;

import io.adclicks.cli.LiveLine;
import io.adclicks.localstack.KafkaBroker;
import io.adclicks.localstack.ServiceFailedException;
import io.adclicks.model.Click;
import io.adclicks.model.ClickCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Fills the topic that all contestants read. */
public final class ClickTopic {
  /** The topic of clicks. */
  public static final String NAME = "ad-clicks";

  /** The topic of edge duplicates, which stays empty. */
  public static final String DUPLICATES = "ad-clicks-duplicates";

  private static final int PARTITIONS = 4;
  private static final int WRITERS = 2;

  private final KafkaBroker broker;
  private final TraceShape shape;
  private final long startMillis;
  private final AtomicLong nextStretch = new AtomicLong();
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /**
   * @param startMillis event time of the first click
   */
  public ClickTopic(KafkaBroker broker, TraceShape shape, long startMillis) {
    this.broker = broker;
    this.shape = shape;
    this.startMillis = startMillis;
  }

  /** Writes all clicks. */
  public void fill(LiveLine line) {
    create(broker);
    try (KafkaProducer<byte[], byte[]> producer = producer(broker)) {
      List<CompletableFuture<Void>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        writers.add(CompletableFuture.runAsync(() -> write(producer, line)));
      }
      writers.forEach(CompletableFuture::join);
    }
    if (failure.get() != null) {
      throw new ServiceFailedException("Kafka refused a click: " + failure.get(), failure.get());
    }
  }

  /** Creates the topic, and the one of edge duplicates. */
  static void create(KafkaBroker broker) {
    broker.createTopic(NAME, PARTITIONS);
    broker.createTopic(DUPLICATES, PARTITIONS);
  }

  /** Bytes of key and value of a click, on average. */
  public long bytesPerClick() {
    return bytes.get() / written.get();
  }

  /** A producer that acknowledges like the gateway's. */
  static KafkaProducer<byte[], byte[]> producer(KafkaBroker broker) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "acks",
            "all",
            "linger.ms",
            "5",
            "batch.size",
            262_144,
            "buffer.memory",
            67_108_864L),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** The record of a click. */
  static ProducerRecord<byte[], byte[]> record(Click click) {
    byte[] key = click.adId().getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(NAME, key, ClickCodec.encode(click));
  }

  private void write(KafkaProducer<byte[], byte[]> producer, LiveLine line) {
    long stretch;
    while ((stretch = nextStretch.getAndIncrement()) * TraceClicks.STRETCH < shape.clicks()) {
      TraceClicks clicks = new TraceClicks(shape, startMillis, stretch);
      long from = stretch * TraceClicks.STRETCH;
      long count = Math.min(TraceClicks.STRETCH, shape.clicks() - from);
      for (long i = 0; i < count; i++) {
        send(producer, clicks.next());
      }
      long now = written.addAndGet(count);
      line.show("writing clicks to Kafka: %,d of %,d".formatted(now, shape.clicks()));
    }
  }

  private void send(KafkaProducer<byte[], byte[]> producer, Click click) {
    ProducerRecord<byte[], byte[]> record = record(click);
    bytes.addAndGet(record.key().length + record.value().length);
    var unused = producer.send(record, (metadata, refusal) -> failure.compareAndSet(null, refusal));
  }
}
