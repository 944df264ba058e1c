package io.adclicks.gateway;

import io.adclicks.model.ClickToken;
import io.adclicks.model.ClickTokenKeys;
import io.adclicks.model.ClickTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** A browser as the gateway sees it. */
final class GatewayClient {
  static final String TOKEN_KEYS = "k1:" + Base64.getEncoder().encodeToString(new byte[32]);
  static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Firefox/143.0";

  private static final ClickTokens TOKENS = ClickTokens.of(ClickTokenKeys.parse(TOKEN_KEYS));

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI endpoint;

  GatewayClient(URI endpoint) {
    this.endpoint = endpoint;
  }

  static String token(String adId) {
    return TOKENS.sign(new ClickToken(adId, 2_500, Instant.now().plusSeconds(600)));
  }

  static String body(String adId, String userId, long timestamp) {
    return "{\"ad_id\":\"%s\",\"user_id\":\"%s\",\"timestamp\":%d,\"token\":\"%s\"}"
        .formatted(adId, userId, timestamp, token(adId));
  }

  HttpResponse<String> post(String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .header("User-Agent", BROWSER)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return send(request.build());
  }

  HttpResponse<String> postChunked(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return send(
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
            .build());
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(endpoint.resolve(path)).build());
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
