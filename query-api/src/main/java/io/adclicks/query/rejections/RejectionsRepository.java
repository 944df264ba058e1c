package io.adclicks.query.rejections;

import io.adclicks.query.clickhouse.ClickHouse;
import io.adclicks.query.clickhouse.Sql;
import io.adclicks.query.parameters.AdId;
import io.adclicks.query.parameters.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Counts rejected clicks by reason. */
@ApplicationScoped
public class RejectionsRepository {
  private final Sql ofAllAds = Sql.resource("rejections.sql");
  private final Sql ofOneAd = Sql.resource("ad_rejections.sql");
  private final ClickHouse clickHouse;

  RejectionsRepository(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /**
   * The clicks of one reason.
   *
   * @param reason why they were rejected
   * @param count how many
   */
  record ReasonCount(String reason, long count) {}

  List<ReasonCount> ofAllAds(TimeRange range) {
    return clickHouse.query(
        ofAllAds,
        RejectionsRepository::read,
        range.from().toEpochMilli(),
        range.to().toEpochMilli());
  }

  List<ReasonCount> ofAd(AdId ad, TimeRange range) {
    return clickHouse.query(
        ofOneAd,
        RejectionsRepository::read,
        ad.value(),
        range.from().toEpochMilli(),
        range.to().toEpochMilli());
  }

  private static ReasonCount read(ResultSet row) throws SQLException {
    return new ReasonCount(row.getString("reason"), row.getLong("clicks"));
  }
}
