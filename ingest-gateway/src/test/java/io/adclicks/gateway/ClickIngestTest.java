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
import io.vertx.redis.client.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
class ClickIngestTest {
  @TestHTTPResource("/api/v1/clicks")
  URI endpoint;

  @Inject Redis redis;

  KafkaBroker kafka;

  private GatewayClient client;

  @BeforeEach
  void waitUntilReady() {
    client = new GatewayClient(endpoint).awaitReady();
  }

  @Test
  void acceptedClickIsInKafkaAsItWasSent() {
    long now = System.currentTimeMillis();
    String token = GatewayClient.token("ad-1");

    HttpResponse<String> answer =
        client.post(body("ad-1", "user", now, token), "X-Forwarded-For", "2001:DB8::1");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).startsWith("{\"status\":\"accepted\",\"receipt\":\"r1.");
    Click held = onlyClick(RealServices.CLICKS, "ad-1");
    assertThat(held)
        .isEqualTo(
            new Click(
                "ad-1",
                "user",
                now,
                "2001:db8::1",
                2_500,
                "",
                held.receivedAtMillis(),
                GatewayClient.fingerprint(token)));
    assertThat(held.receivedAtMillis()).isBetween(now, System.currentTimeMillis());
  }

  @Test
  void copyOfAHeldClickGoesToTheDuplicates() {
    String body = body("ad-2", "user", System.currentTimeMillis());

    assertThat(GatewayClient.receipt(client.post(body)).copy()).isFalse();
    await().until(() -> redis("KEYS", "dedup:ad-2:*").size() == 1);
    HttpResponse<String> copy = client.post(body);

    assertThat(copy.statusCode()).isEqualTo(202);
    assertThat(GatewayClient.receipt(copy).copy()).isTrue();
    assertThat(held(RealServices.CLICKS, "ad-2")).hasSize(1);
    assertThat(held(RealServices.DUPLICATES, "ad-2")).hasSize(1);
    String key = redis("KEYS", "dedup:ad-2:*").get(0).toString();
    assertThat(redis("PTTL", key).toLong()).isBetween(280_000L, 300_000L);
  }

  @Test
  void keyThatDoesNotSayThatKafkaHoldsTheClickIsNoDuplicate() {
    long now = System.currentTimeMillis();
    redis("SET", "dedup:ad-3:user:" + now / 60_000, "pending");

    HttpResponse<String> answer = client.post(body("ad-3", "user", now));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(held(RealServices.CLICKS, "ad-3")).hasSize(1);
    assertThat(held(RealServices.DUPLICATES, "ad-3")).isEmpty();
  }

  @Test
  void robotGetsTheSameAnswerAndATag() {
    String body = body("ad-4", "user", System.currentTimeMillis());

    HttpResponse<String> answer = client.post(body, "User-Agent", "curl/8.5.0");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).matches("\\{\"status\":\"accepted\",\"receipt\":\"[^\"]+\"}");
    assertThat(onlyClick(RealServices.CLICKS, "ad-4").ivt()).isEqualTo("BOT_USER_AGENT");
  }

  @Test
  void beaconMayCallItsJsonPlainText() {
    String body = body("ad-5", "user", System.currentTimeMillis());

    HttpResponse<String> answer = client.post(body, "Content-Type", "text/plain;charset=UTF-8");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(held(RealServices.CLICKS, "ad-5")).hasSize(1);
  }

  @Test
  void wrongRequestsGetProblemDetails() {
    long now = System.currentTimeMillis();
    String valid = body("ad-6", "user", now);

    assertProblem(client.post("{"), 400, "the body is not valid JSON near character 1");
    assertProblem(client.post(""), 400, "the body is not a JSON object");
    assertProblem(client.post(body("ad-6", "user", now + 3_600_000)), 400, "timestamp ");
    assertProblem(client.post(valid.replace("ad-6", "ad-7")), 401, "the token is for another");
    assertProblem(client.post(valid.replace("\"}", "x\"}")), 401, "the token");
    assertProblem(client.post(" ".repeat(8_193)), 413, "the body has 8193 bytes");
    assertProblem(client.postChunked(valid), 411, "the Content-Length header is missing");
    assertProblem(client.post(valid, "Content-Type", "application/xml"), 415, "");
    assertThat(held(RealServices.CLICKS, "ad-6")).isEmpty();
  }

  @Test
  void figuresAndContractAreServed() {
    client.post("{");

    assertThat(client.get("/q/metrics").body())
        .contains("adclicks_clicks_refused_total{reason=\"malformed\"}")
        .contains("adclicks_clicks_ivt_total{tag=\"bot_user_agent\"}")
        .contains("adclicks_redis_up 1.0");
    assertThat(client.get("/q/openapi").body()).contains("/api/v1/clicks").contains("\"401\"");
    assertThat(client.get("/q/health/live").statusCode()).isEqualTo(200);
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String detail) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(answer.body())
        .contains("\"status\":" + status)
        .contains("\"detail\":\"" + detail)
        .doesNotContain("Exception");
  }

  private Click onlyClick(String topic, String adId) {
    List<Click> clicks = held(topic, adId);
    assertThat(clicks).hasSize(1);
    return clicks.get(0);
  }

  private List<Click> held(String topic, String adId) {
    return TopicContents.of(kafka.bootstrapServers(), topic, adId);
  }

  private Response redis(String command, String... arguments) {
    return new RedisConsole(redis).ask(command, arguments);
  }
}
