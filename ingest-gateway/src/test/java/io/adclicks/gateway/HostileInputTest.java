package io.adclicks.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.localstack.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
class HostileInputTest {
  private static final int REQUESTS = 5_000;
  private static final long SEED = 20_261_124;

  @TestHTTPResource("/api/v1/clicks")
  URI endpoint;

  KafkaBroker kafka;

  private final Semaphore inFlight = new Semaphore(64);
  private GatewayClient client;

  @BeforeEach
  void waitUntilReady() {
    client = new GatewayClient(endpoint).awaitReady();
  }

  @Test
  void hostileBodyIsRefusedWithASentenceThatNamesTheField() {
    HostileRequests requests =
        new HostileRequests(SEED, GatewayClient.token("fuzz"), System.currentTimeMillis());
    CompletableFuture<?>[] all = new CompletableFuture<?>[REQUESTS];

    for (int i = 0; i < REQUESTS; i++) {
      HostileRequests.Hostile hostile = requests.next();
      all[i] = post(hostile.body(), i).thenAccept(answer -> assertRefused(hostile, answer));
    }

    CompletableFuture.allOf(all).join();
    assertThat(TopicContents.of(kafka.bootstrapServers(), RealServices.CLICKS, "fuzz")).isEmpty();
  }

  @Test
  void noiseIsRefusedToo() {
    Random random = new Random(SEED);
    CompletableFuture<?>[] all = new CompletableFuture<?>[1_000];

    for (int i = 0; i < all.length; i++) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      all[i] = post(noise, i).thenAccept(HostileInputTest::assertCalmRefusal);
    }

    CompletableFuture.allOf(all).join();
  }

  private CompletableFuture<HttpResponse<String>> post(byte[] body, int i) {
    inFlight.acquireUninterruptibly();
    return client
        .postAsync(body, "X-Forwarded-For", "2001:db8:0:" + Integer.toHexString(i) + "::1")
        .whenComplete((answer, failure) -> inFlight.release());
  }

  private static void assertRefused(HostileRequests.Hostile hostile, HttpResponse<String> answer) {
    assertCalmRefusal(answer);
    assertThat(answer.body())
        .as(() -> new String(hostile.body(), StandardCharsets.UTF_8))
        .containsPattern("\"detail\":\".*" + hostile.blamed());
  }

  private static void assertCalmRefusal(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isIn(400, 401, 413);
    assertThat(answer.body())
        .startsWith("{\"type\":\"about:blank\"")
        .doesNotContain("Exception", "io.adclicks", "com.fasterxml", "\\n");
  }
}
