package io.adclicks.query.metrics;

import io.adclicks.query.clickhouse.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where cells are read: in their table, or, while a reconciliation is being published and for
 * figures as they stood at a time, behind what it restated.
 */
@ApplicationScoped
class StoredCells {
  private final Sql beforeRuns = Sql.resource("cells_before_runs.sql");
  private final PublishedRuns runs;

  StoredCells(PublishedRuns runs) {
    this.runs = runs;
  }

  /** An expression that stands behind FROM, and is called {@code cells} there. */
  String expression(Windows windows, Optional<Instant> asOf) {
    List<RunKey> hidden = asOf.map(time -> runs.after(time, windows)).orElseGet(runs::halfWritten);
    String table = windows.resolution().table();
    return hidden.isEmpty() ? table + " AS cells FINAL" : before(hidden, windows);
  }

  private String before(List<RunKey> hidden, Windows windows) {
    return beforeRuns
        .with("table", windows.resolution().table())
        .with("resolution", windows.resolution().label())
        .with("runs", hidden.stream().map(RunKey::literal).collect(Collectors.joining(", ")))
        .with("first", Long.toString(windows.firstSecond()))
        .with("end", Long.toString(windows.endSecond()))
        .text();
  }
}
