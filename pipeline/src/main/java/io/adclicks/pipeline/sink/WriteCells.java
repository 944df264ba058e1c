package io.adclicks.pipeline.sink;

import io.adclicks.model.Money;
import io.adclicks.model.Resolution;
import io.adclicks.pipeline.counting.Cell;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/** Writes cells into the table of their resolution; ClickHouse keeps the highest revision. */
public final class WriteCells extends PTransform<PCollection<Cell>, PDone> {
  private static final long serialVersionUID = 1L;

  private final ClickHouseSink sink;

  private WriteCells(ClickHouseSink sink) {
    this.sink = sink;
  }

  /** Writes there. */
  public static WriteCells to(ClickHouseSink sink) {
    return new WriteCells(sink);
  }

  @Override
  public PDone expand(PCollection<Cell> cells) {
    for (Resolution resolution : Resolution.values()) {
      String statement = "insert_" + resolution.table() + ".sql";
      BatchByBundle.of(
              cells.apply("Only" + resolution, Filter.by(cell -> cell.resolution() == resolution)))
          .apply("Insert" + resolution, sink.insert(statement, WriteCells::setRow));
    }
    return PDone.in(cells.getPipeline());
  }

  private static void setRow(Cell cell, PreparedStatement row) throws SQLException {
    row.setString(1, cell.adId());
    row.setObject(2, Instant.ofEpochMilli(cell.eventTimeMillis()));
    row.setLong(3, cell.clickCount());
    row.setBigDecimal(4, Money.toDecimal(cell.totalCostE4()));
    row.setLong(5, cell.duplicateCount());
    row.setLong(6, cell.invalidCount());
    row.setString(7, cell.finality().label());
    row.setLong(8, cell.revision());
    row.setObject(9, Instant.now());
  }
}
