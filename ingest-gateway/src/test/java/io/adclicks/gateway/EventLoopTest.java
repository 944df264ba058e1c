package io.adclicks.gateway;

import static io.adclicks.gateway.GatewayClient.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adclicks.localstack.KafkaBroker;
import io.adclicks.localstack.RedisServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
class EventLoopTest {
  private static final Logger CHECKER = Logger.getLogger("io.vertx.core.impl.BlockedThreadChecker");

  @TestHTTPResource("/api/v1/clicks")
  URI endpoint;

  @Inject Vertx vertx;

  KafkaBroker kafka;
  RedisServer redis;

  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final Handler recorder = new Recorder(warnings);
  private GatewayClient client;

  @BeforeEach
  void listen() {
    client = new GatewayClient(endpoint).awaitReady();
    CHECKER.addHandler(recorder);
  }

  @AfterEach
  void stopListening() {
    CHECKER.removeHandler(recorder);
  }

  @Test
  void nothingBlocksTheEventLoopsWhateverFails() {
    sendNewUserAgentsAndBatches("well");
    redis.kill();
    sendNewUserAgentsAndBatches("without-redis");
    kafka.kill();
    sendNewUserAgentsAndBatches("without-kafka");
    kafka.restart();
    redis.restart();
    client.awaitReady();

    assertThat(warnings).isEmpty();
  }

  @Test
  void blockedEventLoopWouldBeNoticed() {
    vertx.runOnContext(tick -> LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2)));

    await().until(() -> !warnings.isEmpty());
    assertThat(warnings.get(0)).contains("blocked");
  }

  private void sendNewUserAgentsAndBatches(String name) {
    long now = System.currentTimeMillis();
    CompletableFuture<?>[] clicks = new CompletableFuture<?>[300];
    for (int i = 0; i < clicks.length; i++) {
      clicks[i] =
          client.postAsync(
              body("loop-" + name, "user-" + i, now).getBytes(StandardCharsets.UTF_8),
              "User-Agent",
              GatewayClient.BROWSER + " " + name + "/" + i,
              "X-Forwarded-For",
              "2001:db8:1:" + Integer.toHexString(i) + "::1");
    }
    String batch =
        IntStream.range(0, 500)
            .mapToObj(i -> body("loop-" + name, "batch-" + i, now))
            .collect(Collectors.joining(",", "[", "]"));
    client.postBatch(batch, "X-Forwarded-For", "2001:db8:2::1");
    CompletableFuture.allOf(clicks).join();
  }

  private static final class Recorder extends Handler {
    private final List<String> warnings;

    Recorder(List<String> warnings) {
      this.warnings = warnings;
    }

    @Override
    public void publish(LogRecord warning) {
      warnings.add(String.valueOf(warning.getMessage()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
