package io.adclicks.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adclicks.query.Api;
import io.adclicks.query.ClickHouseResource;
import io.adclicks.query.StoredCell;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ClickHouseResource.class)
class LiveMetricsTest {
  private static final Duration PROMISED = Duration.ofSeconds(2);

  /** How long the tokens of a local stack live. */
  private static final Duration LIFE = Duration.ofDays(7);

  @Inject DataSource dataSource;
  @TestHTTPResource URI base;

  @Test
  void aChangedCellIsPushedWithinTwoSecondsAndAnUnchangedOneIsNot() throws SQLException {
    StoredCell cell =
        StoredCell.minute("streamed", "2026-11-23 10:29:00", 5, "1.0000")
            .withFinality("provisional");
    cell.store(dataSource);
    StoredCell.minute("streamed", "2026-11-23 10:20:00", 1, "1.0000").store(dataSource);
    List<String> lines = listen("streamed");
    await().atMost(Duration.ofSeconds(10)).until(() -> points(lines).size() == 2);

    cell.withDuplicatesAndInvalid(4, 0).withRevision(2).store(dataSource);

    await().atMost(PROMISED).until(() -> points(lines).size() == 3);
    assertThat(points(lines).get(2))
        .contains("\"event_time\":\"2026-11-23T10:29:00Z\"", "\"duplicate_count\":4");
    assertThat(lines).anyMatch(line -> line.contains("watermark_age_ms"));
  }

  @Test
  void tokensThatExpiredAMomentAgoAreRefusedAndTakeNoRoom() {
    QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
    Instant issued = Instant.now().minus(LIFE).minusSeconds(5);
    String expired = Api.TOKENS.at(issued).admin();

    for (int i = 0; i <= LiveStreams.MOST; i++) {
      Response answer = Api.with(expired).get(path("late"));
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
      assertThat(answer.contentType()).isEqualTo("application/problem+json");
    }

    HttpResponse<Stream<String>> answer = open("late");
    try (Stream<String> lines = answer.body()) {
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(lines.findFirst()).isPresent();
    }
  }

  private List<String> listen(String ad) {
    List<String> lines = new CopyOnWriteArrayList<>();
    CompletableFuture<Void> unused =
        CompletableFuture.runAsync(
            () -> {
              try (Stream<String> stream = open(ad).body()) {
                stream.forEach(lines::add);
              }
            });
    return lines;
  }

  private HttpResponse<Stream<String>> open(String ad) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path(ad)))
            .header("Authorization", "Bearer " + Api.TOKENS.admin())
            .build();
    try {
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String path(String ad) {
    return "/api/v1/ads/" + ad + "/metrics/live";
  }

  private static List<String> points(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("data:") && line.contains("gross"))
        .toList();
  }
}
