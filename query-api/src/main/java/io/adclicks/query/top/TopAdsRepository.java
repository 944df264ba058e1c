package io.adclicks.query.top;

import io.adclicks.query.clickhouse.ClickHouse;
import io.adclicks.query.clickhouse.Sql;
import io.adclicks.query.metrics.FiguresRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Ranks ads by what their cells add up to. */
@ApplicationScoped
public class TopAdsRepository {
  private final Sql sql = Sql.resource("top_ads.sql");
  private final ClickHouse clickHouse;

  TopAdsRepository(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  List<TopAd> top(TopQuery query) {
    return clickHouse.query(
        sql.with("table", query.resolution().table()).with("metric", query.metric().column()),
        row -> TopAd.of(row.getString("ad_id"), FiguresRow.read(row)),
        seconds(query.range().firstWindow(query.resolution())),
        seconds(query.range().endWindow(query.resolution())),
        query.limit());
  }

  private static long seconds(long millis) {
    return Duration.ofMillis(millis).toSeconds();
  }
}
