package io.adclicks.gateway.config;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Stops the start with one sentence when a setting is missing or makes no sense. */
@Singleton
public class ConfigCheck {
  private static final Duration SHORTEST_DELIVERY = Duration.ofMillis(100);

  void check(
      @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started,
      @ConfigProperty(name = "quarkus.redis.hosts") Optional<String> redisHosts,
      KafkaConfig kafka,
      LimitsConfig limits,
      GatewayConfig gateway) {
    require(
        redisHosts.isPresent(), "quarkus.redis.hosts is not set: give Redis as redis://host:port");
    require(
        kafka.bootstrapServers().isPresent(),
        "adclicks.kafka.bootstrap-servers is not set: give the brokers as host:port,"
            + " several separated by commas");
    require(
        !kafka.clicksTopic().equals(kafka.duplicatesTopic()),
        "adclicks.kafka.clicks-topic and duplicates-topic are both " + kafka.clicksTopic());
    atLeast(SHORTEST_DELIVERY, "adclicks.kafka.delivery-timeout", kafka.deliveryTimeout());
    require(
        kafka.maxInFlight() > 0,
        "adclicks.kafka.max-in-flight is " + kafka.maxInFlight() + ": give a positive number");
    atLeast(Duration.ofMillis(1), "adclicks.gateway.dedup-time-limit", gateway.dedupTimeLimit());
    atLeast(Duration.ofSeconds(1), "adclicks.gateway.dedup-window", gateway.dedupWindow());
    atLeast(Duration.ofMillis(50), "adclicks.gateway.reload-interval", gateway.reloadInterval());
    atLeast(Duration.ofMillis(100), "adclicks.limits.body-time", limits.bodyTime());
    notNegative("adclicks.limits.clicks-per-address", limits.clicksPerAddress());
    notNegative("adclicks.limits.clicks-per-key", limits.clicksPerKey());
  }

  private static void atLeast(Duration min, String property, Duration value) {
    require(value.compareTo(min) >= 0, property + " is " + value + ": give at least " + min);
  }

  private static void notNegative(String property, long value) {
    require(value >= 0, property + " is " + value + ": give clicks a second, or 0 for no limit");
  }

  private static void require(boolean right, String sentence) {
    if (!right) {
      throw new ConfigurationException(sentence);
    }
  }
}
