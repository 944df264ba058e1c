package io.adclicks.gateway;

import static io.adclicks.gateway.GatewayClient.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adclicks.localstack.KafkaBroker;
import io.adclicks.model.Click;
import io.adclicks.model.ClickToken;
import io.adclicks.model.ClickTokens;
import io.adclicks.model.KeyRing;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
class HardeningTest {
  @TestHTTPResource("/api/v1/clicks")
  URI endpoint;

  @TestHTTPResource(value = "/api/v1/clicks", tls = true)
  URI secureEndpoint;

  KafkaBroker kafka;

  private GatewayClient client;

  @BeforeEach
  void waitUntilReady() {
    client = new GatewayClient(endpoint).awaitReady();
  }

  @Test
  void pageOfAnyOriginMayReportAndReadTheAnswer() {
    HttpResponse<String> preflight =
        client.ask(
            "OPTIONS",
            "/api/v1/clicks",
            "Origin",
            "https://news.example",
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "content-type");
    HttpResponse<String> answer =
        client.post(
            body("cors", "user", System.currentTimeMillis()), "Origin", "https://news.example");

    assertThat(preflight.statusCode()).isEqualTo(200);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
        .hasValueSatisfying(methods -> assertThat(methods).contains("POST"));
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
        .hasValueSatisfying(origin -> assertThat(origin).isIn("*", "https://news.example"));
    assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
        .isNotEqualTo(java.util.Optional.of("true"));
  }

  @Test
  void everyAnswerCarriesTheSecurityHeaders() {
    Stream.of(client.post("{"), client.get("/nowhere"), client.get("/c/x"))
        .forEach(
            answer ->
                assertThat(answer.headers().map())
                    .containsEntry("x-content-type-options", List.of("nosniff"))
                    .containsEntry("cache-control", List.of("no-store"))
                    .containsKeys(
                        "content-security-policy", "referrer-policy", "strict-transport-security"));
  }

  @Test
  void requestThatFitsNoEndpointGetsProblemDetails() {
    Map<HttpResponse<String>, Integer> answers =
        Map.of(
            client.get("/nowhere"), 404,
            client.get("/api/v1/clicks:batches"), 404,
            client.get("/api/v1/clicks:batch/"), 404,
            client.get("/api/v1/clicks"), 405,
            client.get("/api/v1/clicks:batch"), 405,
            client.ask("DELETE", "/c/x"), 405,
            client.post("{}", "Content-Type", "text/html"), 415,
            client.postBatch("[]", "Content-Type", "text/html"), 415);

    answers.forEach(
        (answer, status) -> {
          assertThat(answer.statusCode()).isEqualTo(status);
          assertThat(answer.headers().firstValue("Content-Type"))
              .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
          assertThat(answer.body()).contains("\"status\":" + status).contains("\"detail\":");
        });
  }

  @Test
  void addressThatSendsTooMuchIsToldWhenToComeAgain() {
    String batch = Stream.generate(() -> "0").limit(500).collect(Collectors.joining(",", "[", "]"));

    HttpResponse<String> refused =
        Stream.generate(() -> client.postBatch(batch, "X-Forwarded-For", "203.0.113.77"))
            .limit(50)
            .filter(answer -> answer.statusCode() == 429)
            .findFirst()
            .orElseThrow();

    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(refused.body()).contains("too many clicks come from this address");
    assertThat(client.postBatch(batch, "X-Forwarded-For", "203.0.113.78").statusCode())
        .isEqualTo(200);
  }

  @Test
  void bodyThatDripsIsCutOff() {
    String answer = RawHttp.answerTo(endpoint, "POST /api/v1/clicks HTTP/1.1", 100, "{\"ad_id\"");

    assertThat(answer).startsWith("HTTP/1.1 408").contains("the body did not arrive within");
  }

  @Test
  void headersHaveALimit() {
    String header = "POST /api/v1/clicks HTTP/1.1\r\nX-Long: " + "x".repeat(9_000);

    assertThat(RawHttp.answerTo(endpoint, header, 0, "")).startsWith("HTTP/1.1 431");
  }

  @Test
  void newKeysAndRangesAreInForceWithoutARestart() {
    String secret = Base64.getEncoder().encodeToString(new byte[40]);
    String token =
        ClickTokens.of(KeyRing.parse("k2:" + secret))
            .sign(new ClickToken("rotated", 1, Instant.now().plusSeconds(600)));
    String body = body("rotated", "user", System.currentTimeMillis(), token);
    assertThat(client.post(body).statusCode()).isEqualTo(401);

    RealServices.write(
        RealServices.TOKEN_KEYS_FILE, GatewayClient.TOKEN_KEYS + "\nk2:" + secret + "\n");
    RealServices.write(RealServices.RANGES_FILE, "192.0.2.0/24 # a cloud\n");

    await().until(() -> client.post(body, "X-Forwarded-For", "192.0.2.9").statusCode() == 202);
    await()
        .until(
            () -> {
              client.post(body, "X-Forwarded-For", "192.0.2.9");
              return held("rotated").stream().anyMatch(c -> c.ivt().equals("DATACENTER_ADDRESS"));
            });
    assertThat(client.post(body("rotated", "u2", System.currentTimeMillis())).statusCode())
        .isEqualTo(202);
  }

  @Test
  void clickIsTakenOverTls() throws Exception {
    HttpClient trusting =
        HttpClient.newBuilder()
            .sslContext(SelfSignedCertificate.trusting(Path.of("target/services/tls.p12")))
            .build();
    GatewayClient secure = new GatewayClient(secureEndpoint, trusting);

    HttpResponse<String> answer = secure.post(body("tls", "user", System.currentTimeMillis()));
    HttpResponse<String> refused = secure.post(" ".repeat(200_000));
    HttpResponse<String> next = secure.post(body("tls", "next", System.currentTimeMillis()));

    assertThat(secureEndpoint.getScheme()).isEqualTo("https");
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(next.statusCode()).isEqualTo(202);
    assertThat(held("tls")).hasSize(2);
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.headers().firstValue("Connection")).isEmpty();
  }

  private List<Click> held(String adId) {
    return Stream.of(RealServices.CLICKS, RealServices.DUPLICATES)
        .flatMap(topic -> TopicContents.of(kafka.bootstrapServers(), topic, adId).stream())
        .toList();
  }
}
