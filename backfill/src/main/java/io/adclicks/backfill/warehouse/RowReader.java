package io.adclicks.backfill.warehouse;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Turns the current row of a result into a value. */
@FunctionalInterface
public interface RowReader<T> {
  /** Reads the row that the result stands on, without moving it. */
  T read(ResultSet row) throws SQLException;
}
