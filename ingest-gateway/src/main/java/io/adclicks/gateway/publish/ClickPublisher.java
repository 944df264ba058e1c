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
import org.apache.kafka.clients.producer.Callback;
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
   * @param home runs what follows Kafka's word; Kafka's own thread has more to do
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
    CompletableFuture<Receipt> held = new CompletableFuture<>();
    if (!inFlight.tryAcquire()) {
      held.completeExceptionally(unavailable("too many clicks wait for Kafka"));
      return held;
    }
    long start = System.nanoTime();
    send(
        new ProducerRecord<>(topic, click.adId(), ClickCodec.encode(click)),
        (position, failure) -> {
          note(failure, System.nanoTime() - start);
          home.execute(() -> settle(held, position, failure, copy, click));
        });
    return held;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback tells the outcome
  private void send(ProducerRecord<String, byte[]> record, Callback told) {
    try {
      producer.send(record, told);
    } catch (KafkaException | IllegalStateException e) {
      told.onCompletion(null, e);
    }
  }

  private void note(Exception failure, long nanos) {
    inFlight.release();
    if (failure == null) {
      metrics.published(nanos);
      outage.succeeded();
    } else {
      outage.failed(failure);
    }
  }

  private static void settle(
      CompletableFuture<Receipt> held,
      RecordMetadata position,
      Exception failure,
      boolean copy,
      Click click) {
    if (failure == null) {
      held.complete(
          new Receipt(
              copy,
              position.partition(),
              position.offset(),
              click.adId(),
              click.eventTimeMillis()));
    } else {
      held.completeExceptionally(unavailable("Kafka did not acknowledge the click"));
    }
  }

  private static RefusedException unavailable(String why) {
    return new RefusedException(
        Refusal.KAFKA_UNAVAILABLE, why + ", send it again", COME_AGAIN_AFTER);
  }
}
