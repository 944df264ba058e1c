package io.adclicks.gateway;

import io.adclicks.localstack.KafkaBroker;
import io.adclicks.localstack.RedisServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A Kafka broker and a Redis server of their own for the tests of the running gateway. */
public class RealServices implements QuarkusTestResourceLifecycleManager {
  static final String CLICKS = "ad-clicks";
  static final String DUPLICATES = "ad-clicks-duplicates";

  private static final Path FOLDER = Path.of("target", "services");
  static final Path TOKEN_KEYS_FILE = FOLDER.resolve("token-keys");
  static final Path RANGES_FILE = FOLDER.resolve("datacenter-ranges");

  private KafkaBroker kafka;
  private RedisServer redis;

  @Override
  public Map<String, String> start() {
    kafka = KafkaBroker.start(FOLDER.resolve("kafka-" + System.nanoTime()));
    kafka.createTopic(CLICKS, 4);
    kafka.createTopic(DUPLICATES, 4);
    redis = RedisServer.start(FOLDER.resolve("redis"));
    Map<String, String> settings = new HashMap<>();
    settings.put("adclicks.kafka.bootstrap-servers", kafka.bootstrapServers());
    settings.put("adclicks.kafka.delivery-timeout", "2s");
    settings.put("quarkus.redis.hosts", redis.uri());
    settings.put("adclicks.receipts.keys", GatewayClient.RECEIPT_KEYS);
    settings.put("adclicks.tokens.keys-file", write(TOKEN_KEYS_FILE, GatewayClient.TOKEN_KEYS));
    settings.put("adclicks.gateway.datacenter-ranges", "198.51.100.0/24");
    settings.put("adclicks.gateway.datacenter-ranges-file", write(RANGES_FILE, "# none yet\n"));
    settings.put("adclicks.gateway.reload-interval", "100ms");
    settings.put("adclicks.gateway.dedup-time-limit", "300ms");
    settings.put("adclicks.gateway.trusted-proxies", "127.0.0.1");
    settings.put("adclicks.limits.body-time", "1s");
    settings.put("quarkus.vertx.max-event-loop-execute-time", "250ms");
    settings.put("quarkus.vertx.warning-exception-time", "250ms");
    settings.putAll(SelfSignedCertificate.create(FOLDER.resolve("tls.p12")).settings());
    return settings;
  }

  static String write(Path file, String text) {
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
      return file.toAbsolutePath().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
