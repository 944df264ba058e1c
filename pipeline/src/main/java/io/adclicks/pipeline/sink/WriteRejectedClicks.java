package io.adclicks.pipeline.sink;

import io.adclicks.pipeline.source.Position;
import io.adclicks.pipeline.source.RejectedClick;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/** Records the clicks that are in no cell, one row per position, with the reason. */
public final class WriteRejectedClicks extends PTransform<PCollection<RejectedClick>, PDone> {
  private static final long serialVersionUID = 1L;

  private final ClickHouseSink sink;

  private WriteRejectedClicks(ClickHouseSink sink) {
    this.sink = sink;
  }

  /** Writes there. */
  public static WriteRejectedClicks to(ClickHouseSink sink) {
    return new WriteRejectedClicks(sink);
  }

  @Override
  public PDone expand(PCollection<RejectedClick> rejected) {
    // A collection of its own: the one that comes in keeps its nature.
    PCollection<RejectedClick> rows = rejected.apply("Rows", Filter.by(click -> true));
    BatchByBundle.of(rows)
        .apply(
            "Insert",
            sink.insert(
                "insert_rejected_clicks.sql",
                ClickHouseSink.ROWS_PER_INSERT,
                WriteRejectedClicks::setRow));
    return PDone.in(rejected.getPipeline());
  }

  private static void setRow(RejectedClick click, Instant now, PreparedStatement row)
      throws SQLException {
    row.setInt(1, Position.partition(click.position()));
    row.setLong(2, Position.offset(click.position()));
    row.setString(3, click.reason().name());
    row.setString(4, click.detail());
    row.setString(5, click.adId());
    row.setObject(6, Instant.ofEpochMilli(click.eventTimeMillis()));
    row.setString(7, click.original());
    row.setObject(8, now);
  }
}
