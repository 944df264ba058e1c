package io.adclicks.bench.gateway;

import io.adclicks.model.Click;
import io.adclicks.model.ClickCodec;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A bare Kafka producer as durable as the gateway's: what a click costs if nothing else is done.
 */
public final class ProducerLoop {
  /** As long as one that the gateway writes. */
  private static final String TOKEN = "SflKxwRJSMeKKF2QT4fwpM";

  private static final Duration WARM_UP = Duration.ofSeconds(5);

  private ProducerLoop() {}

  /**
   * Prints acknowledged clicks, nanoseconds of the clock and nanoseconds of processors.
   *
   * @param args bootstrap servers, topic, seconds
   */
  public static void main(String[] args) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            args[0],
            "acks",
            "all",
            "enable.idempotence",
            true,
            "linger.ms",
            2,
            "batch.size",
            64 * 1024);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      send(producer, args[1], WARM_UP);
      long cpuBefore = cpuNanos();
      long start = System.nanoTime();
      long acknowledged = send(producer, args[1], Duration.ofSeconds(Long.parseLong(args[2])));
      System.out.printf(
          "%d %d %d%n", acknowledged, System.nanoTime() - start, cpuNanos() - cpuBefore);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback counts
  private static long send(
      KafkaProducer<String, byte[]> producer, String topic, Duration duration) {
    AtomicLong acknowledged = new AtomicLong();
    long now = System.currentTimeMillis();
    long end = System.nanoTime() + duration.toNanos();
    for (int i = 0; System.nanoTime() < end; i++) {
      Click click =
          new Click("ad-" + i % 1_000, "user-" + i, now, "127.0.0.1", 2_500, "", now, TOKEN);
      producer.send(
          new ProducerRecord<>(topic, click.adId(), ClickCodec.encode(click)),
          (position, failure) -> acknowledged.addAndGet(failure == null ? 1 : 0));
    }
    producer.flush();
    return acknowledged.get();
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
