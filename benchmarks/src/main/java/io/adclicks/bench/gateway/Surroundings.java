package io.adclicks.bench.gateway;

import io.adclicks.localstack.FreePort;
import io.adclicks.localstack.Installation;
import io.adclicks.localstack.KafkaBroker;
import io.adclicks.localstack.RedisServer;
import io.adclicks.localstack.ServiceFailedException;
import io.adclicks.model.ClickToken;
import io.adclicks.model.ClickTokens;
import io.adclicks.model.KeyRing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A real Kafka and Redis, and the services that are measured against each other. */
final class Surroundings implements AutoCloseable {
  private static final int ADS = 1_000;
  private static final int PARTITIONS = 4;
  private static final String KEYS = "bench:" + Base64.getEncoder().encodeToString(new byte[32]);

  private final Path folder;
  private final KafkaBroker kafka;
  private final RedisServer redis;

  private Surroundings(Path folder, KafkaBroker kafka, RedisServer redis) {
    this.folder = folder;
    this.kafka = kafka;
    this.redis = redis;
  }

  static Surroundings start(Path folder) {
    KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"));
    kafka.createTopic("ad-clicks", PARTITIONS);
    kafka.createTopic("ad-clicks-duplicates", PARTITIONS);
    return new Surroundings(folder, kafka, RedisServer.start(folder.resolve("redis")));
  }

  /** Lines {@code ad_id token}. */
  static List<String> tokens() {
    ClickTokens tokens = ClickTokens.of(KeyRing.parse(KEYS));
    Instant expiry = Instant.now().plus(Duration.ofHours(1));
    return IntStream.range(0, ADS)
        .mapToObj(i -> "ad-" + i)
        .map(ad -> ad + " " + tokens.sign(new ClickToken(ad, 2_500, expiry)))
        .toList();
  }

  Service startGateway() {
    return startGateway("gateway", redis.uri());
  }

  Service startGatewayWithoutRedis() {
    return startGateway("gateway-without-redis", "redis://127.0.0.1:" + FreePort.next());
  }

  Service startBareEndpoint() {
    return Service.start(
        Installation.path("benchmarks", "bare-endpoint"),
        folder.resolve("bare-endpoint.log"),
        "/api/v1/clicks",
        Map.of());
  }

  /** Runs the bare producer. */
  LoadResult runProducer(int seconds) {
    String classPath =
        Installation.path("benchmarks", "target", "classes")
            + ":"
            + Installation.path("benchmarks", "target", "lib")
            + "/*";
    List<String> command =
        new java.util.ArrayList<>(
            Installation.java(List.of("-Xmx512m"), classPath, ProducerLoop.class.getName()));
    command.addAll(List.of(kafka.bootstrapServers(), "ad-clicks", String.valueOf(seconds)));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String[] numbers = output.strip().split(" ", -1);
      return new LoadResult(
          Long.parseLong(numbers[0]),
          Duration.ofNanos(Long.parseLong(numbers[1])),
          0,
          0,
          0,
          Duration.ofNanos(Long.parseLong(numbers[2])));
    } catch (IOException e) {
      throw new ServiceFailedException("the producer cannot be run: " + e.getMessage(), e);
    }
  }

  long redisPid() {
    return redis.pid();
  }

  @Override
  public void close() {
    redis.close();
    kafka.close();
  }

  private Service startGateway(String name, String redisUri) {
    Map<String, String> environment =
        Map.of(
            "ADCLICKS_KAFKA_BOOTSTRAP_SERVERS",
            kafka.bootstrapServers(),
            "ADCLICKS_TOKENS_KEYS",
            KEYS,
            "ADCLICKS_RECEIPTS_KEYS",
            KEYS,
            "ADCLICKS_LIMITS_CLICKS_PER_ADDRESS",
            "10000000",
            "ADCLICKS_LIMITS_CLICKS_PER_KEY",
            "10000000",
            "QUARKUS_REDIS_HOSTS",
            redisUri);
    return Service.start(
        Installation.path("ingest-gateway"),
        folder.resolve(name + ".log"),
        "/q/health/ready",
        environment);
  }
}
