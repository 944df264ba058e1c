package io.adclicks.gateway;

import static io.adclicks.gateway.GatewayClient.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adclicks.localstack.KafkaBroker;
import io.adclicks.localstack.RedisServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
class ServiceFailureTest {
  @TestHTTPResource("/api/v1/clicks")
  URI endpoint;

  @Inject Redis redisClient;

  KafkaBroker kafka;
  RedisServer redis;

  private GatewayClient client;

  @BeforeEach
  void waitUntilReady() {
    client = new GatewayClient(endpoint).awaitReady();
    awaitRedis("1.0");
  }

  @Test
  void withoutRedisEveryCopyGoesToThePipeline() {
    String body = body("redis-gone", "user", System.currentTimeMillis());
    client.post(body);

    redis.kill();
    try {
      for (int copy = 0; copy < 3; copy++) {
        assertThat(client.post(body).statusCode()).isEqualTo(202);
      }
      assertThat(held(RealServices.CLICKS, "redis-gone")).isEqualTo(4);
    } finally {
      redis.restart();
    }

    awaitRedis("1.0");
    client.post(body);
    await()
        .until(
            () ->
                client.post(body).statusCode() == 202
                    && held(RealServices.DUPLICATES, "redis-gone") > 0);
  }

  @Test
  void slowRedisIsGivenUpSoThatClicksDoNotWaitForIt() {
    redisClient.send(Request.cmd(Command.CLIENT).arg("PAUSE").arg(3_000).arg("ALL"));
    awaitRedisGivenUp();

    long start = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      String body = body("redis-slow", "user-" + i, System.currentTimeMillis());
      assertThat(client.post(body).statusCode()).isEqualTo(202);
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    assertThat(held(RealServices.CLICKS, "redis-slow")).isEqualTo(20);
  }

  @Test
  void withoutKafkaTheClientIsToldToComeAgainAndItsRetryIsTheFirstCopy() {
    String body = body("kafka-gone", "user", System.currentTimeMillis());

    kafka.kill();
    try {
      HttpResponse<String> refused = client.post(body);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).contains("2");
      assertThat(refused.body()).contains("send it again");
      assertThat(client.get("/q/health/ready").statusCode()).isEqualTo(503);
      assertThat(client.get("/q/health/live").statusCode()).isEqualTo(200);
    } finally {
      kafka.restart();
    }
    HttpResponse<String> retry =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> client.post(body), answer -> answer.statusCode() == 202);

    assertThat(GatewayClient.receipt(retry).copy()).isFalse();
    assertThat(held(RealServices.CLICKS, "kafka-gone")).isPositive();
    assertThat(held(RealServices.DUPLICATES, "kafka-gone")).isZero();
  }

  @Test
  void flushedCacheChangesNoCount() {
    String body = body("redis-flushed", "user", System.currentTimeMillis());
    client.post(body);

    redisClient.send(Request.cmd(Command.FLUSHALL));
    await()
        .until(
            () ->
                client.post(body).statusCode() == 202
                    && held(RealServices.CLICKS, "redis-flushed") == 2);
  }

  @Test
  void withoutKafkaNothingOfABatchIsTakenAndItsSenderIsToldToComeAgain() {
    String batch =
        IntStream.range(0, 500)
            .mapToObj(i -> body("kafka-gone-batch", "user-" + i, System.currentTimeMillis()))
            .collect(Collectors.joining(",", "[", "]"));

    kafka.kill();
    try {
      HttpResponse<String> refused = client.postBatch(batch);

      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).contains("2");
    } finally {
      kafka.restart();
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> client.postBatch(batch).body().startsWith("{\"accepted\":500,"));
  }

  private void awaitRedisGivenUp() {
    await()
        .until(
            () -> {
              client.post(body("redis-probe", "user", System.currentTimeMillis()));
              return client.get("/q/metrics").body().contains("adclicks_redis_up 0.0");
            });
  }

  private void awaitRedis(String up) {
    await().until(() -> client.get("/q/metrics").body().contains("adclicks_redis_up " + up));
  }

  private int held(String topic, String adId) {
    return TopicContents.of(kafka.bootstrapServers(), topic, adId).size();
  }
}
