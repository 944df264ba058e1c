package io.adclicks.query.metrics;

import io.adclicks.model.Money;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The columns that figures have in every table of cells. */
public final class FiguresRow {
  private FiguresRow() {}

  /** The figures of the current row. */
  public static Figures read(ResultSet row) throws SQLException {
    return new Figures(
        row.getLong("click_count"),
        Money.ofDecimal(row.getBigDecimal("total_cost")),
        row.getLong("duplicate_count"),
        row.getLong("invalid_count"));
  }
}
