package io.adclicks.backfill.counting;

import io.adclicks.backfill.journal.Run;
import io.adclicks.model.Money;
import io.adclicks.pipeline.counting.Cell;
import io.adclicks.pipeline.counting.CellBlock;
import io.adclicks.pipeline.sink.ClickHouseSink;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/** Writes the cells of a run where nobody reads them but the comparison. */
final class StageCells extends PTransform<PCollection<CellBlock>, PDone> {
  private static final long serialVersionUID = 1L;
  private static final int BLOCKS_PER_INSERT = 32;

  private final ClickHouseSink sink;
  private final LocalDate date;
  private final long run;

  private StageCells(ClickHouseSink sink, LocalDate date, long run) {
    this.sink = sink;
    this.date = date;
    this.run = run;
  }

  /** Writes the cells of a run. */
  static StageCells of(Run run, ClickHouseSink sink) {
    return new StageCells(sink, run.date(), run.number());
  }

  @Override
  public PDone expand(PCollection<CellBlock> cells) {
    return cells.apply(
        "Insert", sink.insert("insert_staged_cells.sql", BLOCKS_PER_INSERT, rows(date, run)));
  }

  /** Adds the rows of a block; JdbcIO itself adds the one that has been set last. */
  private static ClickHouseSink.Row<CellBlock> rows(LocalDate date, long run) {
    return (block, now, row) -> {
      int left = block.size();
      for (Cell cell : block.cells()) {
        row.setObject(1, date);
        row.setLong(2, run);
        setCell(cell, row);
        if (--left > 0) {
          row.addBatch();
        }
      }
    };
  }

  private static void setCell(Cell cell, PreparedStatement row) throws SQLException {
    row.setString(3, cell.resolution().label());
    row.setString(4, cell.adId());
    row.setObject(5, Instant.ofEpochMilli(cell.eventTimeMillis()));
    row.setLong(6, cell.clickCount());
    row.setBigDecimal(7, Money.toDecimal(cell.totalCostE4()));
    row.setLong(8, cell.duplicateCount());
    row.setLong(9, cell.invalidCount());
  }
}
