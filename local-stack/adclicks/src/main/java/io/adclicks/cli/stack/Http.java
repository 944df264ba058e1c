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
    HttpResponse<String> answer = get(address);
    if (answer.statusCode() != 200) {
      throw new IOException(
          address.getPath() + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> get(URI address) throws IOException {
    try {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(LIMIT).build();
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking " + address, e);
    }
  }
}
