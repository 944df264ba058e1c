package io.adclicks.query.reconciliation;

import io.adclicks.model.Money;
import io.adclicks.query.clickhouse.ClickHouse;
import io.adclicks.query.clickhouse.Sql;
import io.adclicks.query.metrics.CountedFigures;
import io.adclicks.query.metrics.Figures;
import io.adclicks.query.metrics.FiguresRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads what reconciliations recorded. */
@ApplicationScoped
class ReconciliationRepository {
  private final Sql runs = Sql.resource("reconciliation_runs.sql");
  private final Sql causes = Sql.resource("reconciliation_causes.sql");
  private final Sql corrections = Sql.resource("reconciliation_discrepancies.sql");
  private final Sql lastDay = Sql.resource("last_reconciled_day.sql");
  private final ClickHouse clickHouse;

  ReconciliationRepository(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /** The newest day that is closed. */
  Optional<LocalDate> lastClosedDay() {
    return clickHouse.query(lastDay, row -> LocalDate.parse(row.getString("day"))).stream()
        .findFirst();
  }

  /** The runs of a day, the newest first. */
  List<ReconciledRun> runs(LocalDate date) {
    return clickHouse.query(runs, ReconciliationRepository::run, date.toString());
  }

  /** What was corrected on a day, by cause. */
  List<CauseTotal> causes(LocalDate date) {
    return clickHouse.query(
        causes, ReconciliationRepository::cause, date.toString(), date.toString());
  }

  /** The corrected minutes that matter most. */
  List<Correction> corrections(LocalDate date) {
    return clickHouse.query(
        corrections, ReconciliationRepository::correction, date.toString(), date.toString());
  }

  private static ReconciledRun run(ResultSet row) throws SQLException {
    return new ReconciledRun(
        row.getLong("run"),
        row.getString("state"),
        row.getLong("user_limit"),
        row.getLong("address_limit"),
        row.getLong("token_limit"),
        row.getString("code_version"),
        row.getString("archive_digest"),
        row.getString("recount"),
        row.getLong("clicks"),
        row.getLong("cells"),
        Instant.ofEpochMilli(row.getLong("started_millis")),
        Instant.ofEpochMilli(row.getLong("updated_millis")));
  }

  private static CauseTotal cause(ResultSet row) throws SQLException {
    return new CauseTotal(
        row.getString("cause"),
        row.getLong("minutes"),
        row.getLong("cells"),
        row.getLong("clicks"),
        Money.format(Money.ofDecimal(row.getBigDecimal("cost"))));
  }

  private static Correction correction(ResultSet row) throws SQLException {
    Figures before = FiguresRow.read(row);
    Figures change =
        new Figures(
            row.getLong("click_count_change"),
            Money.ofDecimal(row.getBigDecimal("total_cost_change")),
            row.getLong("duplicate_count_change"),
            row.getLong("invalid_count_change"));
    return new Correction(
        row.getString("ad_id"),
        Instant.ofEpochSecond(row.getLong("event_seconds")),
        row.getString("cause"),
        row.getLong("run"),
        CountedFigures.of(before),
        CountedFigures.of(before.plus(change)));
  }
}
