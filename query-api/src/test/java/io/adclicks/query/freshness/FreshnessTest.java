package io.adclicks.query.freshness;

import static io.adclicks.query.Api.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.query.ClickHouseResource;
import io.adclicks.query.StoredCell;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ClickHouseResource.class)
class FreshnessTest {
  @Inject DataSource dataSource;

  @CacheName("pipeline-progress")
  Cache cache;

  @BeforeEach
  void forgetProgress() throws SQLException {
    execute("TRUNCATE TABLE pipeline_progress");
    cache.invalidateAll().await().indefinitely();
  }

  @Test
  void watermarkIsThatOfTheFurthestShardAndItsAgeCountsFromNow() throws SQLException {
    progress(0, "2026-11-23 10:29:00.000", "2026-11-23 10:30:00.000");
    progress(0, "2026-11-23 10:28:00.000", "2026-11-23 10:30:10.000");
    progress(1, "2026-11-23 10:28:30.500", "2026-11-23 10:30:05.000");

    JsonPath answer = metrics();

    assertThat(answer.getString("freshness.watermark")).isEqualTo("2026-11-23T10:28:30.500Z");
    assertThat(answer.getInt("freshness.watermark_age_ms")).isEqualTo(104_500);
    assertThat(answer.getString("freshness.reported_at")).isEqualTo("2026-11-23T10:30:10Z");
  }

  @Test
  void aWatermarkAheadOfNowHasNoAge() throws SQLException {
    progress(0, "2026-11-23 11:00:00.000", "2026-11-23 10:30:00.000");

    assertThat(metrics().getInt("freshness.watermark_age_ms")).isZero();
  }

  @Test
  void beforeThePipelineReportedThereIsNoWatermark() {
    JsonPath answer = metrics();

    assertThat(answer.getString("freshness.watermark")).isNull();
    assertThat(answer.getString("freshness.watermark_age_ms")).isNull();
  }

  @Test
  void newestWriteOfTheAnsweredCellsIsTold() throws SQLException {
    StoredCell.minute("fresh", "2026-11-23 10:10:00", 1, "1.0000").store(dataSource);

    assertThat(get("/api/v1/ads/fresh/metrics").jsonPath().getString("freshness.updated_at"))
        .isEqualTo("2026-11-23T10:30:05.250Z");
  }

  private static JsonPath metrics() {
    return get("/api/v1/ads/without-clicks/metrics").jsonPath();
  }

  private void progress(int shard, String watermark, String updatedAt) throws SQLException {
    execute(
        "INSERT INTO pipeline_progress VALUES (%d, '%s', '%s')"
            .formatted(shard, watermark, updatedAt));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
