package io.adclicks.gateway;

import static org.awaitility.Awaitility.await;

import io.adclicks.model.ClickToken;
import io.adclicks.model.ClickTokens;
import io.adclicks.model.KeyRing;
import io.adclicks.model.Receipt;
import io.adclicks.model.Receipts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser as the gateway sees it. */
final class GatewayClient {
  static final String TOKEN_KEYS = "k1:" + Base64.getEncoder().encodeToString(new byte[32]);
  static final String RECEIPT_KEYS = "r1:" + Base64.getEncoder().encodeToString(new byte[33]);
  static final String BROWSER =
      "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0";

  private static final ClickTokens TOKENS = ClickTokens.of(KeyRing.parse(TOKEN_KEYS));
  private static final Receipts RECEIPTS = Receipts.of(KeyRing.parse(RECEIPT_KEYS));
  private static final Pattern RECEIPT = Pattern.compile("\"receipt\":\"([^\"]+)\"");

  private final HttpClient http;
  private final URI endpoint;

  GatewayClient(URI endpoint) {
    this(endpoint, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
  }

  GatewayClient(URI endpoint, HttpClient http) {
    this.endpoint = endpoint;
    this.http = http;
  }

  /** Until the gateway takes clicks. */
  GatewayClient awaitReady() {
    await().until(() -> get("/q/health/ready").statusCode() == 200);
    return this;
  }

  static String token(String adId) {
    return token(new ClickToken(adId, 2_500, Instant.now().plusSeconds(600)));
  }

  static String token(ClickToken token) {
    return TOKENS.sign(token);
  }

  /** What tells a token apart: the beginning of its signature. */
  static String fingerprint(String token) {
    return token.split("\\.")[2].substring(0, 22);
  }

  static String body(String adId, String userId, long timestamp) {
    return body(adId, userId, timestamp, token(adId));
  }

  static String body(String adId, String userId, long timestamp, String token) {
    return "{\"ad_id\":\"%s\",\"user_id\":\"%s\",\"timestamp\":%d,\"token\":\"%s\"}"
        .formatted(adId, userId, timestamp, token);
  }

  static Receipt receipt(HttpResponse<String> answer) {
    Matcher found = RECEIPT.matcher(answer.body());
    if (!found.find()) {
      throw new AssertionError("no receipt in " + answer.body());
    }
    return RECEIPTS.open(found.group(1));
  }

  HttpResponse<String> post(String body, String... headers) {
    return post(body.getBytes(StandardCharsets.UTF_8), headers);
  }

  HttpResponse<String> post(byte[] body, String... headers) {
    return send(request("/api/v1/clicks", body, headers));
  }

  HttpResponse<String> postTo(String path, byte[] body, String... headers) {
    return send(request(path, body, headers));
  }

  CompletableFuture<HttpResponse<String>> postAsync(byte[] body, String... headers) {
    return http.sendAsync(
        request("/api/v1/clicks", body, headers), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> postBatch(String body, String... headers) {
    return send(request("/api/v1/clicks:batch", body.getBytes(StandardCharsets.UTF_8), headers));
  }

  HttpResponse<String> postChunked(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return send(
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
            .build());
  }

  HttpResponse<String> get(String path, String... headers) {
    return ask("GET", path, headers);
  }

  HttpResponse<String> ask(String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.resolve(path))
            .header("User-Agent", BROWSER)
            .method(method, BodyPublishers.noBody());
    return send(with(request, headers).build());
  }

  private HttpRequest request(String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.resolve(path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .header("User-Agent", BROWSER)
            .POST(BodyPublishers.ofByteArray(body));
    return with(request, headers).build();
  }

  private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
