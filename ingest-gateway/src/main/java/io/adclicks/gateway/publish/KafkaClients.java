package io.adclicks.gateway.publish;

import io.adclicks.gateway.config.KafkaConfig;
import io.quarkus.logging.Log;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes the Kafka clients: durable, bounded in memory and time, and never blocking a caller. */
@Singleton
public class KafkaClients {
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
  private static final int BUFFER_BYTES = 32 * 1024 * 1024;
  private static final int BATCH_BYTES = 64 * 1024;
  private static final int LINGER_MILLIS = 2;
  private static final int QUESTION_LIMIT_MILLIS = 1_000;
  private static final long FOR_EVER_MILLIS = Duration.ofDays(3650).toMillis();

  @Produces
  @Singleton
  Producer<String, byte[]> producer(KafkaConfig config) {
    Map<String, Object> settings = connection(config);
    int limit = Math.toIntExact(config.deliveryTimeout().toMillis());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, limit);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, limit / 2);
    // The event loop sends: without metadata or room a send must fail at once.
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
    // Nor may the metadata of a topic without duplicates for minutes be forgotten.
    settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, FOR_EVER_MILLIS);
    return connect(
        settings,
        all -> new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer()));
  }

  @Produces
  @Singleton
  Admin admin(KafkaConfig config) {
    Map<String, Object> settings = connection(config);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, QUESTION_LIMIT_MILLIS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, QUESTION_LIMIT_MILLIS);
    return connect(settings, Admin::create);
  }

  void close(@Disposes Producer<String, byte[]> producer) {
    Log.info("Waiting for Kafka to acknowledge the last clicks");
    producer.close(CLOSE_LIMIT);
  }

  void close(@Disposes Admin admin) {
    admin.close(CLOSE_LIMIT);
  }

  private static Map<String, Object> connection(KafkaConfig config) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers().orElseThrow());
    settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "ingest-gateway");
    settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    return settings;
  }

  private static <T> T connect(
      Map<String, Object> settings, Function<Map<String, Object>, T> client) {
    try {
      return client.apply(settings);
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new ConfigurationException(
          "adclicks.kafka cannot be used, correct its settings: " + cause.getMessage());
    }
  }
}
