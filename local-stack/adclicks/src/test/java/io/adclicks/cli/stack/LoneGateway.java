package io.adclicks.cli.stack;

import io.adclicks.localstack.ChildProcess;
import io.adclicks.localstack.FreePort;
import io.adclicks.localstack.Installation;
import io.adclicks.localstack.KafkaBroker;
import io.adclicks.localstack.RedisServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The packaged gateway with nothing but its Kafka and its Redis, each a process that can be
 * signalled.
 */
record LoneGateway(KafkaBroker kafka, RedisServer redis, ChildProcess process, URI address)
    implements AutoCloseable {
  static final String CLICKS = "ad-clicks";
  static final String DUPLICATES = "ad-clicks-duplicates";
  static final String TOKEN_KEYS = "k1:" + Base64.getEncoder().encodeToString(new byte[32]);
  static final String RECEIPT_KEYS = "r1:" + Base64.getEncoder().encodeToString(new byte[33]);

  private static final Duration START_LIMIT = Duration.ofMinutes(1);

  /**
   * Starts all three.
   *
   * @param folder for data and logs
   */
  static LoneGateway start(Path folder) {
    KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"));
    kafka.createTopic(CLICKS, LocalStack.PARTITIONS);
    kafka.createTopic(DUPLICATES, LocalStack.PARTITIONS);
    RedisServer redis = RedisServer.start(folder.resolve("redis"));
    int port = FreePort.next();
    URI address = URI.create("http://127.0.0.1:" + port);
    ChildProcess process =
        ChildProcess.start(
            "ingest-gateway",
            folder.resolve("ingest-gateway.log"),
            command(),
            Map.of(
                "ADCLICKS_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                "QUARKUS_REDIS_HOSTS", redis.uri(),
                "QUARKUS_HTTP_PORT", String.valueOf(port),
                "ADCLICKS_TOKENS_KEYS", TOKEN_KEYS,
                "ADCLICKS_RECEIPTS_KEYS", RECEIPT_KEYS));
    LoneGateway gateway = new LoneGateway(kafka, redis, process, address);
    process.awaitReady(START_LIMIT, () -> Http.isOk(address.resolve("/q/health/ready")));
    return gateway;
  }

  @Override
  public void close() {
    process.close();
    redis.close();
    kafka.close();
  }

  private static List<String> command() {
    Path jar = Installation.path("ingest-gateway", "target", "quarkus-app", "quarkus-run.jar");
    return List.of(
        Installation.javaExecutable(),
        Installation.QUICK_COMPILER,
        "-Xmx256m",
        "-jar",
        jar.toString());
  }
}
