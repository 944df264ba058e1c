package io.adclicks.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adclicks.query.Api;
import io.adclicks.query.ClickHouseResource;
import io.adclicks.query.StoredCell;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
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

  private List<String> listen(String ad) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/api/v1/ads/" + ad + "/metrics/live"))
            .header("Authorization", "Bearer " + Api.TOKENS.admin())
            .build();
    List<String> lines = new CopyOnWriteArrayList<>();
    CompletableFuture<Void> unused =
        CompletableFuture.runAsync(
            () -> {
              try (Stream<String> stream = open(request)) {
                stream.forEach(lines::add);
              }
            });
    return lines;
  }

  private static Stream<String> open(HttpRequest request) {
    try {
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<String> points(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("data:") && line.contains("gross"))
        .toList();
  }
}
