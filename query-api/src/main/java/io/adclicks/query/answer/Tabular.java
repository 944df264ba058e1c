package io.adclicks.query.answer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/** An answer that can be written as a table too. */
public interface Tabular {
  /** The type of a row: its properties are the columns. */
  @JsonIgnore
  Class<?> rowType();

  /** The rows. */
  @JsonIgnore
  List<?> rows();
}
