package io.adclicks.backfill.comparing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.adclicks.backfill.journal.Run;
import io.adclicks.backfill.recount.Variant;
import io.adclicks.backfill.warehouse.Sql;
import io.adclicks.backfill.warehouse.Warehouse;
import io.adclicks.model.Money;
import io.adclicks.model.Resolution;
import java.util.List;

/**
 * Compares the staged cells of a run with those that are served, and finds out why they differ. All
 * in ClickHouse: a million ads have too many equal cells to fetch them.
 */
public final class Comparison {
  private static final Sql COMPARE = Sql.resource("compare.sql");
  private static final Sql HOURS = Sql.resource("differing_hours.sql");
  private static final Sql JUDGE = Sql.resource("judge.sql");
  private static final Sql CAUSES = Sql.resource("causes.sql");
  private static final Sql UNARCHIVED = Sql.resource("unarchived_cells.sql");
  private static final Sql MONEY = Sql.resource("money_changes.sql");
  private static final JsonMapper JSON = new JsonMapper();

  private final Warehouse warehouse;

  /** Compares in a warehouse. */
  public Comparison(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** Records every cell that differs. */
  public void compare(Run run) {
    for (Resolution resolution : Resolution.values()) {
      warehouse.execute(
          COMPARE.with("table", resolution.table()),
          run.date(),
          run.number(),
          resolution.label(),
          run.dayStart().getEpochSecond(),
          run.dayEnd().getEpochSecond(),
          run.date(),
          run.number(),
          resolution.label());
    }
  }

  /** The hours in which some cell differs. */
  public List<Integer> differingHours(Run run) {
    return warehouse.query(HOURS, row -> row.getInt("hour"), run.date(), run.number());
  }

  /**
   * Gives each difference its cause.
   *
   * @param explanations the counts that were made to explain differences; none if the archive could
   *     not be counted in other ways
   */
  public void judge(Run run, List<Variant> explanations) {
    warehouse.execute(
        JUDGE,
        names(explanations),
        run.dayStart().toEpochMilli(),
        run.dayEnd().toEpochMilli(),
        run.date(),
        run.number(),
        Variant.RECOUNT,
        run.date(),
        run.number());
  }

  /** What each cause came to. */
  public List<CauseCount> causes(Run run) {
    return warehouse.query(
        CAUSES,
        row ->
            new CauseCount(
                Cause.valueOf(row.getString("cause")),
                row.getLong("minutes"),
                row.getLong("cells"),
                row.getLong("clicks"),
                Money.ofDecimal(row.getBigDecimal("cost"))),
        run.date(),
        run.number());
  }

  /** How many cells were served with more clicks than the archive has for them, unexplained. */
  public long unarchivedCells(Run run) {
    return warehouse
        .query(UNARCHIVED, row -> row.getLong("cells"), run.date(), run.number())
        .get(0);
  }

  /** The ads whose bill changes, those first that change most. */
  public List<MoneyChange> moneyChanges(Run run) {
    return warehouse.query(
        MONEY,
        row ->
            new MoneyChange(
                row.getString("ad_id"),
                row.getLong("clicks"),
                Money.ofDecimal(row.getBigDecimal("cost"))),
        run.date(),
        run.number());
  }

  private static String names(List<Variant> variants) {
    try {
      return JSON.writeValueAsString(variants.stream().map(Variant::name).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
