package io.adclicks.query.receipts;

import io.adclicks.model.Receipt;
import io.adclicks.model.Resolution;
import io.adclicks.query.clickhouse.ClickHouse;
import io.adclicks.query.clickhouse.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads what pipeline and reconciliation wrote down that bears on a click. */
@ApplicationScoped
class RecordedClicks {
  private final Sql rejection = Sql.resource("click_rejection.sql");
  private final Sql closedRun = Sql.resource("closed_run.sql");
  private final Sql rules = Sql.resource("counting_rules_at.sql");
  private final ClickHouse clickHouse;

  RecordedClicks(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /** Why the hot path rejected the click, if it did. */
  Optional<String> rejection(Receipt receipt) {
    return clickHouse
        .query(
            rejection, row -> row.getString("reason"), receipt.sourcePartition(), receipt.offset())
        .stream()
        .findFirst();
  }

  /** The last run that closed the click's day, if one did. */
  Optional<ClosedRun> closedRun(Receipt receipt) {
    String day =
        Instant.ofEpochMilli(receipt.eventTimeMillis())
            .atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .toString();
    return clickHouse
        .query(
            closedRun,
            row -> new ClosedRun(limits(row), Instant.ofEpochMilli(row.getLong("started_millis"))),
            day)
        .stream()
        .findFirst();
  }

  /** The rules under which the hot path counted the click's minute. */
  CountingRules rules(Receipt receipt) {
    long minuteEnd = (receipt.minute() + 1) * Resolution.MINUTE.durationMillis();
    return clickHouse
        .query(
            rules,
            row ->
                new CountingRules(limits(row), Duration.ofMillis(row.getLong("allowed_lateness"))),
            minuteEnd,
            minuteEnd)
        .stream()
        .findFirst()
        .orElse(CountingRules.DEFAULT);
  }

  private static CountingRules.Limits limits(ResultSet row) throws SQLException {
    return new CountingRules.Limits(
        row.getLong("user_limit"), row.getLong("address_limit"), row.getLong("token_limit"));
  }
}
