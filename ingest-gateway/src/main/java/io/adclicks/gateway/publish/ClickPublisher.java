package io.adclicks.gateway.publish;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.config.KafkaConfig;
import io.adclicks.gateway.metrics.GatewayMetrics;
import io.adclicks.gateway.refusal.Refusal;
import io.adclicks.gateway.refusal.RefusedException;
import io.adclicks.model.Click;
import io.adclicks.model.ClickCodec;
import io.adclicks.model.Receipt;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Hands clicks to Kafka and waits for its acknowledgement, never for room: a full one refuses. */
@Singleton
public class ClickPublisher {
  private static final Duration COME_AGAIN_AFTER = Duration.ofSeconds(2);

  private final Producer<String, byte[]> producer;
  private final KafkaConfig config;
  private final GatewayMetrics metrics;
  private final Semaphore inFlight;
  private final OutageLog outage = new OutageLog();

  ClickPublisher(Producer<String, byte[]> producer, KafkaConfig config, GatewayMetrics metrics) {
    this.producer = requireNonNull(producer, "producer is null");
    this.config = requireNonNull(config, "config is null");
    this.metrics = requireNonNull(metrics, "metrics is null");
    inFlight = new Semaphore(config.maxInFlight());
    metrics.watchInFlight(() -> config.maxInFlight() - inFlight.availablePermits());
  }

  /**
   * Completes once Kafka holds the click among those that are counted.
   *
   * @param home runs what follows a success; Kafka's own thread has more to do
   */
  public CompletableFuture<Receipt> publish(Click click, Executor home) {
    return publish(config.clicksTopic(), false, click, home);
  }

  /**
   * Completes once Kafka holds the click among the copies of clicks that it holds already.
   *
   * @param home as for {@link #publish}
   */
  public CompletableFuture<Receipt> publishDuplicate(Click click, Executor home) {
    return publish(config.duplicatesTopic(), true, click, home);
  }

  private CompletableFuture<Receipt> publish(
      String topic, boolean copy, Click click, Executor home) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, click.adId(), ClickCodec.encode(click));
    CompletableFuture<RecordMetadata> acknowledged = new CompletableFuture<>();
    send(record, acknowledged);
    return acknowledged.thenApplyAsync(position -> receipt(position, copy, click), home);
  }

  private static Receipt receipt(RecordMetadata position, boolean copy, Click click) {
    return new Receipt(
        copy, position.partition(), position.offset(), click.adId(), click.eventTimeMillis());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback tells the outcome
  private void send(
      ProducerRecord<String, byte[]> record, CompletableFuture<RecordMetadata> acknowledged) {
    if (!inFlight.tryAcquire()) {
      acknowledged.completeExceptionally(unavailable("too many clicks wait for Kafka"));
      return;
    }
    long start = System.nanoTime();
    try {
      producer.send(
          record,
          (position, failure) -> {
            inFlight.release();
            if (failure == null) {
              metrics.published(System.nanoTime() - start);
              outage.succeeded();
              acknowledged.complete(position);
            } else {
              outage.failed(failure);
              acknowledged.completeExceptionally(
                  unavailable("Kafka did not acknowledge the click"));
            }
          });
    } catch (KafkaException | IllegalStateException e) {
      inFlight.release();
      outage.failed(e);
      acknowledged.completeExceptionally(unavailable("Kafka cannot be reached"));
    }
  }

  private static RefusedException unavailable(String why) {
    return new RefusedException(
        Refusal.KAFKA_UNAVAILABLE, why + ", send it again", COME_AGAIN_AFTER);
  }
}
