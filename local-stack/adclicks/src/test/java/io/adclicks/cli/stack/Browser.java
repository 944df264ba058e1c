package io.adclicks.cli.stack;

import io.adclicks.model.ClickToken;
import io.adclicks.model.ClickTokens;
import io.adclicks.model.KeyRing;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A client of the gateway with connections of its own. */
final class Browser {
  private static final String USER_AGENT =
      "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0";
  private static final ClickTokens TOKENS = ClickTokens.of(KeyRing.parse(LoneGateway.TOKEN_KEYS));

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI gateway;

  Browser(URI gateway) {
    this.gateway = gateway;
  }

  CompletableFuture<HttpResponse<String>> click(String adId) {
    return post("/api/v1/clicks", body(adId));
  }

  CompletableFuture<HttpResponse<String>> clicks(Stream<String> adIds) {
    return post(
        "/api/v1/clicks:batch",
        adIds.map(Browser::body).collect(Collectors.joining(",", "[", "]")));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).build(), BodyHandlers.ofString());
  }

  private CompletableFuture<HttpResponse<String>> post(String path, String body) {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.sendAsync(request, BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(gateway.resolve(path))
        .timeout(Duration.ofSeconds(20))
        .header("User-Agent", USER_AGENT);
  }

  private static String body(String adId) {
    Instant now = Instant.now();
    String token = TOKENS.sign(new ClickToken(adId, 2_500, now.plusSeconds(600)));
    return "{\"ad_id\":\"%s\",\"user_id\":\"user\",\"timestamp\":%d,\"token\":\"%s\"}"
        .formatted(adId, now.toEpochMilli(), token);
  }
}
