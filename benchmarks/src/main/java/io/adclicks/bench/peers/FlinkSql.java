package io.adclicks.bench.peers;

import io.adclicks.model.Resolution;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;

/**
 * The rules as Flink SQL, as far as it can say them: the first of several copies, and three windows
 * per ad. It has no duplicates' count, and no rule that takes back what was counted.
 */
public final class FlinkSql {
  private FlinkSql() {}

  /** Runs the job. */
  public static void main(String[] arguments) throws Exception {
    PeerSettings settings = PeerSettings.of(arguments);
    FlinkJob job = new FlinkJob(settings);
    StreamTableEnvironment tables = StreamTableEnvironment.create(job.environment());
    tables.getConfig().set("table.exec.state.ttl", "6 min");
    tables.getConfig().set("table.exec.mini-batch.enabled", "true");
    tables.getConfig().set("table.exec.mini-batch.allow-latency", "500 ms");
    tables.getConfig().set("table.exec.mini-batch.size", "20000");
    tables.createTemporaryView("clicks", job.clicks(), clicks());
    tables.executeSql(sql("distinct_clicks.sql"));
    for (Resolution resolution : Resolution.values()) {
      String query = sql("count.sql").formatted(resolution.durationMillis() / 60_000);
      tables
          .toDataStream(tables.sqlQuery(query))
          .map(new ToCell(resolution))
          .addSink(new ClickHouseCells(settings.jdbcUrl()));
    }
    job.run();
  }

  private static Schema clicks() {
    return Schema.newBuilder()
        .column("adId", "STRING")
        .column("userId", "STRING")
        .column("eventTimeMillis", "BIGINT")
        .column("costE4", "BIGINT")
        .column("tagged", "BOOLEAN")
        .columnByExpression("event_time", "TO_TIMESTAMP_LTZ(eventTimeMillis, 3)")
        .columnByExpression("read_at", "PROCTIME()")
        .watermark("event_time", "SOURCE_WATERMARK()")
        .build();
  }

  private static String sql(String name) throws IOException {
    try (InputStream in = FlinkSql.class.getResourceAsStream("/sql/flink/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static final class ToCell implements MapFunction<Row, PeerCell> {
    private static final long serialVersionUID = 1L;

    private final Resolution resolution;

    ToCell(Resolution resolution) {
      this.resolution = resolution;
    }

    @Override
    public PeerCell map(Row row) {
      AdChange figures =
          new AdChange(
              row.getFieldAs("ad_id"),
              row.getFieldAs("valid"),
              row.getFieldAs("cost"),
              row.getFieldAs("invalid"),
              0);
      LocalDateTime start = row.getFieldAs("window_start");
      return new PeerCell(resolution, start.toInstant(ZoneOffset.UTC).toEpochMilli(), figures);
    }
  }
}
