package io.adclicks.query.answer;

import static io.adclicks.query.Api.asAdmin;
import static io.adclicks.query.Api.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.query.ClickHouseResource;
import io.adclicks.query.StoredCell;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ClickHouseResource.class)
class AnswersTest {
  private static final String RANGE =
      "/metrics?from=2026-11-23T10:00:00Z&to=2026-11-23T10:02:00Z&tz=Europe/Berlin";

  @Inject DataSource dataSource;

  @CacheName("pipeline-progress")
  Cache progress;

  @BeforeEach
  void thePipelineHasPassedTheRange() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE TABLE pipeline_progress");
      statement.execute(
          "INSERT INTO pipeline_progress VALUES"
              + " (0, '2026-11-23 10:29:00.000', '2026-11-23 10:30:00.000')");
    }
    progress.invalidateAll().await().indefinitely();
  }

  @Test
  void finalFiguresMayBeKeptAndAreNotSentTwice() throws SQLException {
    StoredCell.minute("kept", "2026-11-23 10:00:00", 3, "0.7500").store(dataSource);

    Response first = get("/api/v1/ads/kept" + RANGE);
    Response second =
        asAdmin().header("If-None-Match", first.header("ETag")).get("/api/v1/ads/kept" + RANGE);

    assertThat(first.header("Cache-Control")).isEqualTo("private, max-age=60");
    assertThat(first.header("Vary")).contains("Authorization");
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.asString()).isEmpty();
  }

  @Test
  void aChangedFigureHasAnotherTag() throws SQLException {
    StoredCell cell = StoredCell.minute("changed", "2026-11-23 10:00:00", 3, "0.7500");
    cell.store(dataSource);
    String before = get("/api/v1/ads/changed" + RANGE).header("ETag");

    cell.withDuplicatesAndInvalid(1, 0).withRevision(2).store(dataSource);

    assertThat(get("/api/v1/ads/changed" + RANGE).header("ETag")).isNotEqualTo(before);
  }

  @Test
  void provisionalFiguresAreNeverKept() throws SQLException {
    StoredCell.minute("open", "2026-11-23 10:00:00", 3, "0.7500")
        .withFinality("provisional")
        .store(dataSource);

    assertThat(get("/api/v1/ads/open" + RANGE).header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void aRangeThatThePipelineHasNotPassedIsNeverKept() throws SQLException {
    StoredCell.minute("ahead", "2026-11-23 10:10:00", 3, "0.7500").store(dataSource);

    assertThat(get("/api/v1/ads/ahead/metrics?range=1h").header("Cache-Control"))
        .isEqualTo("no-store");
  }

  @Test
  void figuresComeAsCsv() throws SQLException {
    StoredCell.minute("=table,\"1\"", "2026-11-23 10:00:00", 3, "0.7500")
        .withDuplicatesAndInvalid(1, 1)
        .store(dataSource);

    Response answer = asAdmin().accept("text/csv").get("/api/v1/ads/%3Dtable%2C%221%22" + RANGE);

    assertThat(answer.contentType()).startsWith("text/csv");
    assertThat(answer.asString())
        .isEqualTo(
            "ad_id,event_time,local_time,gross_count,click_count,total_cost,duplicate_count,"
                + "invalid_count,duplicate_rate,invalid_rate,finality,updated_at\r\n"
                + "\"=table,\"\"1\"\"\",2026-11-23T10:00:00Z,\"2026-11-23T11:00:00+01:00\",5,3,0.7500,"
                + "1,1,0.2000,0.2500,final,2026-11-23T10:30:05.250Z\r\n");
  }

  @Test
  void anEmptyTableHasItsHeader() {
    assertThat(asAdmin().accept("text/csv").get("/api/v1/ads/nothing" + RANGE).asString())
        .startsWith("ad_id,event_time,")
        .endsWith("updated_at\r\n")
        .hasLineCount(1);
  }

  @Test
  void figuresComeAsJsonLines() throws SQLException {
    StoredCell.minute("lines", "2026-11-23 10:00:00", 3, "0.7500").store(dataSource);
    StoredCell.minute("lines", "2026-11-23 10:01:00", 4, "0.7500").store(dataSource);

    String lines =
        asAdmin().accept("application/x-ndjson").get("/api/v1/ads/lines" + RANGE).asString();

    assertThat(lines.lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("{\"ad_id\":\"lines\",\"event_time\":\"2026-11-23T10:0"));
  }

  @Test
  void topAdsComeAsCsvToo() {
    assertThat(asAdmin().accept("text/csv").get("/api/v1/ads/top?range=1h").asString())
        .startsWith("ad_id,name,campaign_id,advertiser_id,gross_count,");
  }
}
