package io.adclicks.pipeline.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adclicks.localstack.ClickHouseSchema;
import io.adclicks.localstack.ClickHouseServer;
import io.adclicks.model.CodeVersion;
import io.adclicks.model.RejectionReason;
import io.adclicks.model.Resolution;
import io.adclicks.pipeline.CountingRules;
import io.adclicks.pipeline.batching.Buckets;
import io.adclicks.pipeline.counting.Cell;
import io.adclicks.pipeline.counting.CellBlock;
import io.adclicks.pipeline.counting.CellBlockCoder;
import io.adclicks.pipeline.counting.Finality;
import io.adclicks.pipeline.source.Position;
import io.adclicks.pipeline.source.RejectedClick;
import io.adclicks.pipeline.source.RejectedClickCoder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClickHouseSinkTest {
  private static final Instant MINUTE = Instant.parse("2026-11-23T10:05:00Z");

  @TempDir static Path folder;
  private static ClickHouseServer server;

  @BeforeAll
  static void start() {
    server = ClickHouseServer.start(folder);
    ClickHouseSchema.migrate(server.jdbcUrl());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theMostCompleteVersionOfACellStaysWhateverComesLast() throws SQLException {
    write(cell(Resolution.MINUTE, 7, Finality.FINAL, 200));
    write(cell(Resolution.MINUTE, 5, Finality.PROVISIONAL, 100));

    assertThat(rows("SELECT * FROM ad_metrics_minute FINAL"))
        .containsExactly(
            "ad 'ü'|2026-11-23 10:05:00|7|9223372036854.7758|2|3|final|200|2026-11-23 10:05:00.000");
  }

  @Test
  void eachResolutionHasItsTable() throws SQLException {
    write(
        cell(Resolution.FIVE_MINUTES, 8, Finality.CLOSED, 1),
        cell(Resolution.HOUR, 9, Finality.CLOSED, 1));

    assertThat(rows("SELECT click_count FROM ad_metrics_five_minutes FINAL")).containsExactly("8");
    assertThat(rows("SELECT click_count FROM ad_metrics_hour FINAL")).containsExactly("9");
  }

  @Test
  void aRejectedClickIsRecordedOnceWithItsReason() throws SQLException {
    RejectedClick click =
        new RejectedClick(
            Position.of(3, 4711), RejectionReason.LATE, "too late", "ad-1", 1_700_000_000_123L, "");
    for (int time = 0; time < 2; time++) {
      Pipeline pipeline = Pipeline.create();
      pipeline
          .apply(Create.of(click).withCoder(RejectedClickCoder.of()))
          .apply(WriteRejectedClicks.to(sinkAt(MINUTE)));
      pipeline.run().waitUntilFinish();
    }

    assertThat(rows("SELECT * FROM rejected_clicks FINAL"))
        .containsExactly(
            "3|4711|LATE|too late|ad-1|2023-11-14 22:13:20.123||2026-11-23 10:05:00.000");
  }

  @Test
  void progressIsKeptPerShard() throws SQLException {
    Pipeline pipeline = Pipeline.create();
    pipeline
        .apply(
            Create.of(KV.of(1, 1_700_000_000_000L), KV.of(2, 1_700_000_060_000L))
                .withCoder(KvCoder.of(VarIntCoder.of(), VarLongCoder.of())))
        .apply(WriteProgress.to(sinkAt(MINUTE)));
    pipeline.run().waitUntilFinish();

    assertThat(rows("SELECT * FROM pipeline_progress FINAL ORDER BY shard"))
        .containsExactly(
            "1|2023-11-14 22:13:20.000|2026-11-23 10:05:00.000",
            "2|2023-11-14 22:14:20.000|2026-11-23 10:05:00.000");
  }

  @Test
  void theRulesOfAJobAreRecordedWhenItStarts() throws SQLException {
    execute("TRUNCATE TABLE counting_rules");
    new RulesRecord(sinkAt(MINUTE)).add(rulesWith(2));

    assertThat(rows("SELECT * EXCEPT code_version FROM counting_rules"))
        .containsExactly("2026-11-23 10:05:00.000|7|0|9|180000|2|3");
    assertThat(rows("SELECT DISTINCT code_version FROM counting_rules"))
        .containsExactly(CodeVersion.current());
  }

  @Test
  void aJobGoesOnFromASavepointWithTheBucketsOfTheLastOneOnly() throws SQLException {
    execute("TRUNCATE TABLE counting_rules");
    RulesRecord before = new RulesRecord(sinkAt(MINUTE.plusSeconds(60)));
    RulesRecord now = new RulesRecord(sinkAt(MINUTE.plusSeconds(120)));
    before.add(rulesWith(5));
    now.add(rulesWith(2));

    assertThatCode(() -> now.requireSameState(rulesWith(2))).doesNotThrowAnyException();
    assertThatThrownBy(() -> now.requireSameState(rulesWith(5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--buckets=5, but the job that wrote the savepoint had 2");
  }

  @Test
  void stateThatIsSpreadOverTheKeysOfAnEarlierReleaseIsRefused() throws SQLException {
    RulesRecord record = new RulesRecord(sinkAt(MINUTE));
    execute("TRUNCATE TABLE counting_rules");
    execute("INSERT INTO counting_rules (started_at, buckets) VALUES (now64(), 2)");

    assertThatThrownBy(() -> record.requireSameState(rulesWith(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version 1, this release has 3");
  }

  @Test
  void aJobGoesOnFromASavepointWithTheLatenessOfTheLastOneOnly() throws SQLException {
    RulesRecord record = new RulesRecord(sinkAt(MINUTE));
    execute("TRUNCATE TABLE counting_rules");
    record.add(rulesWith(2));

    assertThatThrownBy(() -> record.requireSameState(rulesWith(2, Duration.ofMinutes(5))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "--allowedLateness=PT5M, but the job that wrote the savepoint had PT3M");
  }

  private static CountingRules rulesWith(int buckets) {
    return rulesWith(buckets, Duration.ofMinutes(3));
  }

  private static CountingRules rulesWith(int buckets, Duration lateness) {
    return new CountingRules(7, 0, 9, lateness, Duration.ofSeconds(1), new Buckets(buckets));
  }

  private static Cell cell(Resolution resolution, long clicks, Finality finality, long revision) {
    long start = resolution.windowStart(MINUTE.toEpochMilli());
    return new Cell(
        "ad 'ü'", resolution, start, clicks, 92_233_720_368_547_758L, 2, 3, finality, revision);
  }

  private static void write(Cell... cells) {
    Pipeline pipeline = Pipeline.create();
    pipeline
        .apply(
            Create.of(Stream.of(cells).map(CellBlock::of).toList()).withCoder(CellBlockCoder.of()))
        .apply(WriteCells.to(sinkAt(MINUTE)));
    pipeline.run().waitUntilFinish();
  }

  private static ClickHouseSink sinkAt(Instant now) {
    return new ClickHouseSink(server.bulkJdbcUrl(), InstantSource.fixed(now));
  }

  private static void execute(String command) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  private static List<String> rows(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(asText(query))) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }

  /** A row as one text, made by the engine, so that no driver's conversion is trusted. */
  private static String asText(String query) {
    return "SELECT concatWithSeparator('|', * APPLY toString) FROM (" + query + ")";
  }
}
