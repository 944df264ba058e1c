package io.adclicks.gateway.publish;

import static java.util.Objects.requireNonNull;

import io.adclicks.gateway.config.KafkaConfig;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means: a click sent now can be acknowledged, since Kafka answers and has both topics. */
@Readiness
@Singleton
public class KafkaReadiness implements AsyncHealthCheck {
  private final Admin admin;
  private final Producer<String, byte[]> producer;
  private final List<String> topics;

  KafkaReadiness(Admin admin, Producer<String, byte[]> producer, KafkaConfig config) {
    this.admin = requireNonNull(admin, "admin is null");
    this.producer = requireNonNull(producer, "producer is null");
    this.topics = List.of(config.clicksTopic(), config.duplicatesTopic());
  }

  void start(@Observes StartupEvent started) {
    producerKnowsTopics();
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return Uni.createFrom()
        .completionStage(() -> admin.describeTopics(topics).allTopicNames().toCompletionStage())
        .map(found -> response(producerKnowsTopics(), "the producer is still connecting"))
        .onFailure()
        .recoverWithItem(failure -> response(false, String.valueOf(failure.getMessage())));
  }

  /** Never waits; where the answer is no, the producer has begun to find out. */
  private boolean producerKnowsTopics() {
    boolean known = true;
    for (String topic : topics) {
      try {
        known &= !producer.partitionsFor(topic).isEmpty();
      } catch (KafkaException e) {
        known = false;
      }
    }
    return known;
  }

  private static HealthCheckResponse response(boolean ready, String otherwise) {
    var response = HealthCheckResponse.named("kafka");
    return ready ? response.up().build() : response.down().withData("reason", otherwise).build();
  }
}
