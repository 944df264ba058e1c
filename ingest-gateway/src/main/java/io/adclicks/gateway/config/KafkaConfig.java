package io.adclicks.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where clicks are written to. */
@ConfigMapping(prefix = "adclicks.kafka")
public interface KafkaConfig {
  /** The brokers to start from, {@code host:port} separated by commas. */
  Optional<String> bootstrapServers();

  /** The topic of first copies, the one that is counted. */
  @WithDefault("ad-clicks")
  String clicksTopic();

  /** The topic of copies whose first copy the clicks topic is known to hold. */
  @WithDefault("ad-clicks-duplicates")
  String duplicatesTopic();

  /** How long Kafka may take to acknowledge a click before the client is asked to come again. */
  @WithDefault("3s")
  Duration deliveryTimeout();

  /** How many clicks may wait for Kafka at once, so that a slow Kafka cannot fill the memory. */
  @WithDefault("10000")
  int maxInFlight();
}
