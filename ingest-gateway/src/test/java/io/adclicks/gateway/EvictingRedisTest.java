package io.adclicks.gateway;

import static io.adclicks.gateway.GatewayClient.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adclicks.localstack.KafkaBroker;
import io.adclicks.model.Click;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.redis.client.Redis;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Redis that has less room than there are clicks to remember. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class EvictingRedisTest {
  private static final String AD = "redis-evicts";
  private static final int BATCHES = 6;
  private static final int BATCH_SIZE = 500;
  private static final int CLICKS = BATCHES * BATCH_SIZE;

  /** Enough for about a third of the keys. */
  private static final long ROOM_BYTES = 300_000;

  @TestHTTPResource("/api/v1/clicks")
  URI endpoint;

  @Inject Redis redisClient;

  KafkaBroker kafka;

  private final long now = System.currentTimeMillis();
  private final String token = GatewayClient.token(AD);
  private GatewayClient client;
  private RedisConsole redis;

  @BeforeEach
  void leaveRedisLittleRoom() {
    client = new GatewayClient(endpoint);
    redis = new RedisConsole(redisClient);
    client.awaitReady();
    await().until(() -> client.get("/q/metrics").body().contains("adclicks_redis_up 1.0"));
    redis.ask("FLUSHALL");
    redis.ask("CONFIG", "SET", "maxmemory-policy", "volatile-lru");
    long limit = redis.info("memory", "used_memory") + ROOM_BYTES;
    redis.ask("CONFIG", "SET", "maxmemory", String.valueOf(limit));
  }

  @AfterEach
  void giveRedisItsRoomBack() {
    redis.ask("CONFIG", "SET", "maxmemory", "0");
    redis.ask("CONFIG", "SET", "maxmemory-policy", "noeviction");
  }

  @Test
  void whatRedisForgetsGoesToThePipelineOnceMoreAndNoClickIsLost() {
    IntStream.range(0, BATCHES).forEach(this::send);
    await().until(() -> redis.info("stats", "evicted_keys") > 0);
    IntStream.range(0, BATCHES).map(i -> BATCHES - 1 - i).forEach(this::send);
    redis.ask("FLUSHALL");
    IntStream.range(0, BATCHES).forEach(this::send);

    List<String> firstCopies = usersIn(RealServices.CLICKS);
    List<String> duplicates = usersIn(RealServices.DUPLICATES);
    assertThat(Set.copyOf(firstCopies)).hasSize(CLICKS).containsAll(duplicates);
    assertThat(firstCopies.size() + duplicates.size()).isEqualTo(3 * CLICKS);
    assertThat(firstCopies).hasSizeGreaterThan(2 * CLICKS);
    assertThat(duplicates).isNotEmpty();
  }

  private void send(int batch) {
    String clicks =
        IntStream.range(batch * BATCH_SIZE, (batch + 1) * BATCH_SIZE)
            .mapToObj(i -> body(AD, "user-" + i, now, token))
            .collect(Collectors.joining(",", "[", "]"));

    HttpResponse<String> answer =
        client.postBatch(clicks, "X-Forwarded-For", "203.0.113." + (batch + 1));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("{\"accepted\":" + BATCH_SIZE + ",");
  }

  private List<String> usersIn(String topic) {
    return TopicContents.of(kafka.bootstrapServers(), topic, AD).stream()
        .map(Click::userId)
        .toList();
  }
}
