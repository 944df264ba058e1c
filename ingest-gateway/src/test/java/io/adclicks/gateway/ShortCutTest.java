package io.adclicks.gateway;

import static io.adclicks.gateway.GatewayClient.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clicks are taken before the framework or, with a query behind their path, by its router. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class ShortCutTest {
  private static final String SHORT = "/api/v1/clicks";
  private static final String LONG = "/api/v1/clicks?way=long";
  private static final int HOSTILE = 300;
  private static final long SEED = 20_261_126;

  @TestHTTPResource(SHORT)
  URI endpoint;

  @Inject FrameworkRequests framework;

  private GatewayClient client;

  @BeforeEach
  void waitUntilReady() {
    client = new GatewayClient(endpoint).awaitReady();
  }

  @Test
  void frameworkSeesNoPlainClick() {
    long before = framework.seen();

    assertThat(client.post(click("unseen")).statusCode()).isEqualTo(202);
    assertThat(client.post("{").statusCode()).isEqualTo(400);
    assertThat(client.post(click("unseen"), "Origin", "https://news.example").statusCode())
        .isEqualTo(202);
    assertThat(framework.seen()).isEqualTo(before);

    client.postTo(LONG, bytes(click("seen")));
    assertThat(framework.seen()).isEqualTo(before + 1);
  }

  @Test
  void bothWaysAnswerAlike() {
    String click = click("alike");

    assertAlike(click);
    assertAlike(click, "Origin", "https://news.example");
    assertAlike(click, "Content-Type", "text/plain;charset=UTF-8");
    assertAlike(click, "Content-Type", "text/html");
    assertAlike(body("alike", "user", 1));
    assertAlike(body("alike", "user", System.currentTimeMillis(), "no.token.atall"));
    assertAlike("{", "Origin", "https://news.example");
    assertAlike("");
    assertAlike(" ".repeat(9_000));
    assertAlike(" ".repeat(1_000_000), "Origin", "https://news.example");
  }

  @Test
  void requestWithoutHostIsRefused() {
    String head = "POST /api/v1/clicks HTTP/1.1\r\nContent-Length: 2\r\nConnection: close\r\n\r\n";

    assertThat(RawHttp.answerTo(endpoint, head, "{}")).startsWith("HTTP/1.1 400");
  }

  @Test
  void bodyThatNobodyReadsDoesNotKeepTheNextRequestWaiting() {
    List<String> pieces = new ArrayList<>(Collections.nCopies(10, " ".repeat(800)));
    pieces.add(0, head("POST /api/v1/clicks", "Content-Type: text/html", "Content-Length: 8000"));
    pieces.add(head("GET /q/health/live", "Connection: close"));

    assertThat(RawHttp.answerTo(endpoint, pieces.toArray(String[]::new)))
        .startsWith("HTTP/1.1 415")
        .contains("HTTP/1.1 200");
  }

  @Test
  void bothWaysRefuseHostileBodiesAlike() {
    HostileRequests requests =
        new HostileRequests(SEED, GatewayClient.token("alike"), System.currentTimeMillis());

    for (int i = 0; i < HOSTILE; i++) {
      assertAlike(
          requests.next().body(),
          "X-Forwarded-For",
          "2001:db8:3:" + Integer.toHexString(i) + "::1");
    }
  }

  private static String head(String request, String... headers) {
    return request + " HTTP/1.1\r\nHost: gateway\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
  }

  private void assertAlike(String body, String... headers) {
    assertAlike(bytes(body), headers);
  }

  private void assertAlike(byte[] body, String... headers) {
    HttpResponse<String> shortly = client.postTo(SHORT, body, headers);
    HttpResponse<String> longly = client.postTo(LONG, body, headers);

    assertThat(shortly.statusCode()).isEqualTo(longly.statusCode());
    assertThat(withoutReceipt(shortly)).isEqualTo(withoutReceipt(longly));
    assertThat(headersOf(shortly)).isEqualTo(headersOf(longly));
  }

  private static String withoutReceipt(HttpResponse<String> answer) {
    return answer.body().replaceFirst("\"receipt\":\"[^\"]+\"", "\"receipt\":\"…\"");
  }

  /** But for those that say something in the answer to a preflight request only. */
  private static Map<String, List<String>> headersOf(HttpResponse<String> answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.remove("access-control-allow-methods");
    headers.remove("access-control-allow-headers");
    return headers;
  }

  private static String click(String adId) {
    return body(adId, "user", System.currentTimeMillis());
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
