package io.adclicks.pipeline.sink;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/** Writes how far event time has come, so that a reader knows how fresh the figures are. */
public final class WriteProgress extends PTransform<PCollection<KV<Integer, Long>>, PDone> {
  private static final long serialVersionUID = 1L;

  private final ClickHouseSink sink;

  private WriteProgress(ClickHouseSink sink) {
    this.sink = sink;
  }

  /** Writes there. */
  public static WriteProgress to(ClickHouseSink sink) {
    return new WriteProgress(sink);
  }

  @Override
  public PDone expand(PCollection<KV<Integer, Long>> progress) {
    BatchByBundle.of(progress.apply("Rows", Filter.by(shard -> true)))
        .apply(
            "Insert",
            sink.insert(
                "insert_pipeline_progress.sql",
                ClickHouseSink.ROWS_PER_INSERT,
                WriteProgress::setRow));
    return PDone.in(progress.getPipeline());
  }

  private static void setRow(KV<Integer, Long> shard, Instant now, PreparedStatement row)
      throws SQLException {
    row.setInt(1, shard.getKey());
    row.setObject(2, Instant.ofEpochMilli(shard.getValue()));
    row.setObject(3, now);
  }
}
