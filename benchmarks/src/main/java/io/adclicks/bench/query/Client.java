package io.adclicks.bench.query;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Sends requests to the query API and keeps how long each took. */
final class Client {
  private final URI service;
  private final String token;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<Endpoint, Latencies> latencies = new EnumMap<>(Endpoint.class);
  private final AtomicLong errors = new AtomicLong();
  private volatile String lastError = "";

  Client(URI service, String token) {
    this.service = service;
    this.token = token;
    for (Endpoint endpoint : Endpoint.values()) {
      latencies.put(endpoint, new Latencies());
    }
  }

  void ask(Question question) {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve(question.path()))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + token)
            .build();
    long before = System.nanoTime();
    try {
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() == 200) {
        latencies.get(question.endpoint()).add(System.nanoTime() - before);
      } else {
        failed(answer.statusCode() + " for " + question.path());
      }
    } catch (IOException e) {
      failed(e + " for " + question.path());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Latencies latencies(Endpoint endpoint) {
    return latencies.get(endpoint);
  }

  long errors() {
    return errors.get();
  }

  String lastError() {
    return lastError;
  }

  long requests() {
    return latencies.values().stream().mapToLong(Latencies::count).sum();
  }

  private void failed(String what) {
    lastError = what;
    errors.incrementAndGet();
  }
}
