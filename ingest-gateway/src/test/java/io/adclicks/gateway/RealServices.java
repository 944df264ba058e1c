package io.adclicks.gateway;

import io.adclicks.localstack.KafkaBroker;
import io.adclicks.localstack.RedisServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/** A Kafka broker and a Redis server of their own for the tests of the running gateway. */
public class RealServices implements QuarkusTestResourceLifecycleManager {
  static final String CLICKS = "ad-clicks";
  static final String DUPLICATES = "ad-clicks-duplicates";

  private static final Path FOLDER = Path.of("target", "services");

  private KafkaBroker kafka;
  private RedisServer redis;

  @Override
  public Map<String, String> start() {
    kafka = KafkaBroker.start(FOLDER.resolve("kafka-" + System.nanoTime()));
    kafka.createTopic(CLICKS, 4);
    kafka.createTopic(DUPLICATES, 4);
    redis = RedisServer.start(FOLDER.resolve("redis"));
    return Map.of(
        "adclicks.kafka.bootstrap-servers",
        kafka.bootstrapServers(),
        "quarkus.redis.hosts",
        redis.uri(),
        "adclicks.tokens.keys",
        GatewayClient.TOKEN_KEYS,
        "adclicks.gateway.dedup-time-limit",
        "300ms",
        "adclicks.gateway.trusted-proxies",
        "127.0.0.1",
        "adclicks.kafka.delivery-timeout",
        "2s");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(kafka, new TestInjector.MatchesType(KafkaBroker.class));
    injector.injectIntoFields(redis, new TestInjector.MatchesType(RedisServer.class));
  }

  @Override
  public void stop() {
    if (redis != null) {
      redis.close();
    }
    if (kafka != null) {
      kafka.close();
    }
  }
}
