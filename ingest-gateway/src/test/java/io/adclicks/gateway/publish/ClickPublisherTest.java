package io.adclicks.gateway.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adclicks.gateway.config.KafkaConfig;
import io.adclicks.gateway.metrics.GatewayMetrics;
import io.adclicks.gateway.refusal.RefusedException;
import io.adclicks.model.Click;
import io.adclicks.model.Receipt;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class ClickPublisherTest {
  private static final Click CLICK =
      new Click("ad-1", "user-1", 1_700_000_000_000L, "", 1, "", 1_700_000_000_000L, "");

  private final MockProducer<String, byte[]> kafka =
      new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
  private final Queue<Runnable> home = new ArrayDeque<>();
  private final ClickPublisher publisher =
      new ClickPublisher(kafka, new OneAtATime(), new GatewayMetrics(new SimpleMeterRegistry()));

  @Test
  void whatKafkaHoldsIsToldAtHome() {
    CompletableFuture<Receipt> held = publish(publisher, home::add);

    kafka.completeNext();

    assertThat(held).isNotDone();
    home.remove().run();
    assertThat(held).isCompleted();
  }

  @Test
  void whatKafkaDoesNotTakeIsToldAtHomeToo() {
    CompletableFuture<Receipt> held = publish(publisher, home::add);

    kafka.errorNext(new KafkaException("no broker"));

    assertThat(held).isNotDone();
    home.remove().run();
    assertThatThrownBy(held::join)
        .hasCauseInstanceOf(RefusedException.class)
        .hasMessageContaining("did not acknowledge");
  }

  @Test
  void clickThatHasNoRoomIsRefusedAndLeavesRoomForTheNext() {
    CompletableFuture<Receipt> first = publish(publisher, Runnable::run);

    assertThatThrownBy(publish(publisher, Runnable::run)::join)
        .hasMessageContaining("too many clicks wait");
    kafka.completeNext();
    assertThat(first).isCompleted();
    assertThat(publish(publisher, Runnable::run)).isNotDone();
  }

  @Test
  void clickWhoseEndCannotBeToldGivesItsRoomBackOnce() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    MockProducer<String, byte[]> swift =
        new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    ClickPublisher toNobody =
        new ClickPublisher(swift, new OneAtATime(), new GatewayMetrics(registry));

    CompletableFuture<Receipt> unused =
        publish(
            toNobody,
            told -> {
              throw new IllegalStateException("nobody is at home");
            });

    assertThat(registry.get("adclicks.publish.in.flight").gauge().value()).isZero();
  }

  @Test
  void clickThatCannotBeEncodedTakesNoRoom() {
    Delivery nobody = new Waiting(new CompletableFuture<>());

    assertThatThrownBy(() -> publisher.publish(null, false, home::add, nobody))
        .isInstanceOf(NullPointerException.class);

    assertThat(publish(publisher, home::add)).isNotDone();
  }

  private static CompletableFuture<Receipt> publish(ClickPublisher publisher, Executor home) {
    CompletableFuture<Receipt> held = new CompletableFuture<>();
    publisher.publish(CLICK, false, home, new Waiting(held));
    return held;
  }

  private record Waiting(CompletableFuture<Receipt> told) implements Delivery {
    @Override
    public void held(Receipt receipt) {
      told.complete(receipt);
    }

    @Override
    public void refused(RefusedException why) {
      told.completeExceptionally(why);
    }
  }

  private record OneAtATime() implements KafkaConfig {
    @Override
    public Optional<String> bootstrapServers() {
      return Optional.empty();
    }

    @Override
    public String clicksTopic() {
      return "ad-clicks";
    }

    @Override
    public String duplicatesTopic() {
      return "ad-clicks-duplicates";
    }

    @Override
    public Duration deliveryTimeout() {
      return Duration.ofSeconds(3);
    }

    @Override
    public int maxInFlight() {
      return 1;
    }
  }
}
