package io.adclicks.bench.query;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** The bare ClickHouse engine, asked over HTTP without any of this project in between. */
final class Engine {
  private final URI address;
  private final HttpClient client = HttpClient.newHttpClient();

  Engine(String httpUrl) {
    address = URI.create(httpUrl + "/");
  }

  /** The answer to a statement of the benchmark's own, with values in place of its markers. */
  String run(String resource, Map<String, ?> values) {
    return ask(fill(read("/bench/query/" + resource), values));
  }

  /** The answer to a statement. */
  String ask(String sql) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofMinutes(5))
            .POST(HttpRequest.BodyPublishers.ofString(sql))
            .build();
    try {
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      String body = new String(answer.body(), StandardCharsets.UTF_8);
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("ClickHouse refused a statement: " + body + "\n" + sql);
      }
      return body.strip();
    } catch (IOException e) {
      throw new IllegalStateException("ClickHouse did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while ClickHouse works", e);
    }
  }

  static String fill(String sql, Map<String, ?> values) {
    String filled = sql;
    for (Map.Entry<String, ?> value : values.entrySet()) {
      filled = filled.replace("{{" + value.getKey() + "}}", value.getValue().toString());
    }
    return filled;
  }

  private static String read(String path) {
    try (InputStream file = Engine.class.getResourceAsStream(path)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(path + " cannot be read", e);
    }
  }
}
