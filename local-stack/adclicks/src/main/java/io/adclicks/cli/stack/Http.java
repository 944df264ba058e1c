package io.adclicks.cli.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks the services of the stack. */
public final class Http {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private static final ObjectMapper JSON = new ObjectMapper();

  private Http() {}

  /** Whether an address answers 200. */
  public static boolean isOk(URI address) {
    try {
      return get(address).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The JSON behind an address.
   *
   * @throws IOException if it does not answer 200 with JSON
   */
  public static JsonNode json(URI address) throws IOException {
    return json(address, get(address));
  }

  /** The same, asked with a token. */
  public static JsonNode json(URI address, String token) throws IOException {
    return json(address, send(withToken(address, token).build()));
  }

  /**
   * Puts a JSON object there.
   *
   * @throws IOException if that is not answered 204
   */
  public static void put(URI address, Object body, String token) throws IOException {
    HttpResponse<String> answer =
        send(
            withToken(address, token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build());
    if (answer.statusCode() != 204) {
      throw failed(address, answer);
    }
  }

  /**
   * Posts a JSON object there and reads the JSON of the answer.
   *
   * @throws IOException if it is not answered 200 or 202
   */
  public static JsonNode post(URI address, Object body) throws IOException {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(address)
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build());
    if (answer.statusCode() != 200 && answer.statusCode() != 202) {
      throw failed(address, answer);
    }
    return JSON.readTree(answer.body());
  }

  private static JsonNode json(URI address, HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != 200) {
      throw failed(address, answer);
    }
    return JSON.readTree(answer.body());
  }

  private static IOException failed(URI address, HttpResponse<String> answer) {
    return new IOException(
        address.getPath() + " answered " + answer.statusCode() + ": " + answer.body());
  }

  private static HttpRequest.Builder withToken(URI address, String token) {
    return HttpRequest.newBuilder(address)
        .timeout(LIMIT)
        .header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> get(URI address) throws IOException {
    return send(HttpRequest.newBuilder(address).timeout(LIMIT).build());
  }

  private static HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking " + request.uri(), e);
    }
  }
}
