package io.adclicks.gateway.publish;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.config.KafkaConfig;
import io.adclicks.gateway.metrics.GatewayMetrics;
import io.adclicks.gateway.refusal.Refusal;
import io.adclicks.gateway.refusal.RefusedException;
import io.adclicks.model.Click;
import io.adclicks.model.ClickCodec;
import io.adclicks.model.Receipt;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

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
   * Hands a click to Kafka.
   *
   * @param copy whether it is one of a click that Kafka is known to hold, which has another topic
   * @param home runs what follows Kafka's word; Kafka's own thread has more to do
   * @param delivery is told at home, or at once when there is no room
   */
  public void publish(Click click, boolean copy, Executor home, Delivery delivery) {
    String topic = copy ? config.duplicatesTopic() : config.clicksTopic();
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, click.adId(), ClickCodec.encode(click));
    if (inFlight.tryAcquire()) {
      send(record, new Sending(click, copy, home, delivery));
    } else {
      delivery.refused(unavailable("too many clicks wait for Kafka"));
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback tells the outcome
  private void send(ProducerRecord<String, byte[]> record, Sending sending) {
    try {
      producer.send(record, sending);
    } catch (RuntimeException e) {
      sending.onCompletion(null, e);
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

  private static RefusedException unavailable(String why) {
    return new RefusedException(
        Refusal.KAFKA_UNAVAILABLE, why + ", send it again", COME_AGAIN_AFTER);
  }

  /** A click on its way; however often its end is told, it ends once. */
  private final class Sending implements Callback, Runnable {
    private final Click click;
    private final boolean copy;
    private final Executor home;
    private final Delivery delivery;
    private final long startNanos = System.nanoTime();

    private boolean ended;
    private RecordMetadata position;
    private Exception failure;

    Sending(Click click, boolean copy, Executor home, Delivery delivery) {
      this.click = click;
      this.copy = copy;
      this.home = home;
      this.delivery = delivery;
    }

    @Override
    public void onCompletion(RecordMetadata position, Exception failure) {
      if (!ended) {
        ended = true;
        this.position = position;
        this.failure = failure;
        note(failure, System.nanoTime() - startNanos);
        home.execute(this);
      } else if (failure != null) {
        Log.error("Kafka's client failed once a click had already ended", failure);
      }
    }

    @Override
    public void run() {
      if (failure == null) {
        delivery.held(
            new Receipt(
                copy,
                position.partition(),
                position.offset(),
                click.adId(),
                click.eventTimeMillis()));
      } else {
        delivery.refused(unavailable("Kafka did not acknowledge the click"));
      }
    }
  }
}
