package io.adclicks.query.reconciliation;

import io.adclicks.query.clickhouse.ClickHouse;
import io.adclicks.query.clickhouse.Sql;
import io.adclicks.query.metrics.CountedFigures;
import io.adclicks.query.metrics.Figures;
import io.adclicks.query.metrics.FiguresRow;
import io.adclicks.query.parameters.AdId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Reads bills, always as the last closed run wrote them. */
@ApplicationScoped
class BillingRepository {
  private final Sql ofAd = Sql.resource("ad_billing.sql");
  private final Sql ofDay = Sql.resource("reconciliation_bill.sql");
  private final ClickHouse clickHouse;

  BillingRepository(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /**
   * A row of the bill.
   *
   * @param date the day
   * @param figures what is billed, and what is not
   * @param invalidByReason invalid clicks per reason
   * @param run the run that wrote the row
   * @param closedAt when the day was closed last
   */
  record Billed(
      LocalDate date,
      Figures figures,
      Map<String, Long> invalidByReason,
      long run,
      Instant closedAt) {}

  /** The closed days of an ad, ascending. */
  List<Billed> ofAd(AdId ad, DateRange range) {
    return clickHouse.query(
        ofAd,
        BillingRepository::billed,
        range.from().toString(),
        range.to().toString(),
        ad.value(),
        range.from().toString(),
        range.to().toString());
  }

  /** All bills of a day together. */
  DayBill ofDay(LocalDate date) {
    return clickHouse
        .query(ofDay, BillingRepository::dayBill, date.toString(), date.toString())
        .get(0);
  }

  private static Billed billed(ResultSet row) throws SQLException {
    return new Billed(
        LocalDate.parse(row.getString("day")),
        FiguresRow.read(row),
        ReasonMap.read(row.getString("invalid_by_reason")),
        row.getLong("run"),
        Instant.ofEpochMilli(row.getLong("closed_millis")));
  }

  private static DayBill dayBill(ResultSet row) throws SQLException {
    return new DayBill(
        row.getLong("ads"),
        CountedFigures.of(FiguresRow.read(row)),
        ReasonMap.read(row.getString("invalid_by_reason")));
  }
}
