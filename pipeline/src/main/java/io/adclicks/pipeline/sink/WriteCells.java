package io.adclicks.pipeline.sink;

import io.adclicks.model.Money;
import io.adclicks.model.Resolution;
import io.adclicks.pipeline.counting.Cell;
import io.adclicks.pipeline.counting.CellBlock;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/** Writes cells into the table of their resolution; ClickHouse keeps the highest revision. */
public final class WriteCells extends PTransform<PCollection<CellBlock>, PDone> {
  private static final long serialVersionUID = 1L;

  /** Up to two thousand rows each. */
  private static final int BLOCKS_PER_INSERT = 32;

  private final ClickHouseSink sink;

  private WriteCells(ClickHouseSink sink) {
    this.sink = sink;
  }

  /** Writes there. */
  public static WriteCells to(ClickHouseSink sink) {
    return new WriteCells(sink);
  }

  @Override
  public PDone expand(PCollection<CellBlock> cells) {
    for (Resolution resolution : Resolution.values()) {
      String statement = "insert_" + resolution.table() + ".sql";
      BatchByBundle.of(
              cells.apply(
                  "Only" + resolution, Filter.by(block -> block.resolution() == resolution)))
          .apply(
              "Insert" + resolution,
              sink.insert(statement, BLOCKS_PER_INSERT, WriteCells::addRows));
    }
    return PDone.in(cells.getPipeline());
  }

  /** Adds the rows of a block; JdbcIO itself adds the one that has been set last. */
  private static void addRows(CellBlock block, Instant now, PreparedStatement row)
      throws SQLException {
    int left = block.size();
    for (Cell cell : block.cells()) {
      setRow(cell, now, row);
      if (--left > 0) {
        row.addBatch();
      }
    }
  }

  private static void setRow(Cell cell, Instant now, PreparedStatement row) throws SQLException {
    row.setString(1, cell.adId());
    row.setObject(2, Instant.ofEpochMilli(cell.eventTimeMillis()));
    row.setLong(3, cell.clickCount());
    row.setBigDecimal(4, Money.toDecimal(cell.totalCostE4()));
    row.setLong(5, cell.duplicateCount());
    row.setLong(6, cell.invalidCount());
    row.setString(7, cell.finality().label());
    row.setLong(8, cell.revision());
    row.setObject(9, now);
  }
}
