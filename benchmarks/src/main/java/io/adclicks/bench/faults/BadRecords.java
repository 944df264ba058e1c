package io.adclicks.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.adclicks.model.Click;
import io.adclicks.model.ClickCodec;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts what should never be there into the topic of clicks, past the gateway. */
final class BadRecords {
  private static final int BIG = 5 << 20;
  private static final int MAX_REQUEST = 8 << 20;

  private BadRecords() {}

  static void sendAll(String bootstrapServers) throws InterruptedException {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            MAX_REQUEST);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (byte[] value :
          new byte[][] {
            garbage(200),
            garbage(BIG),
            ofUnknownSchema(),
            at(Instant.EPOCH),
            at(Instant.parse("2099-01-01T00:00:00Z")),
            new byte[0],
            null
          }) {
        producer.send(new ProducerRecord<>("ad-clicks", "ad-1".getBytes(UTF_8), value)).get();
      }
      producer.send(new ProducerRecord<>("ad-clicks", null, at(Instant.now()))).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a bad record was not taken by Kafka", e);
    }
  }

  private static byte[] garbage(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] ofUnknownSchema() {
    byte[] bytes = at(Instant.now());
    bytes[2] ^= 1;
    return bytes;
  }

  private static byte[] at(Instant eventTime) {
    Click click =
        new Click(
            "ad-1",
            "bad-records-" + System.nanoTime(),
            eventTime.toEpochMilli(),
            "192.0.2.77",
            1_000,
            "",
            System.currentTimeMillis());
    return ClickCodec.encode(click);
  }
}
