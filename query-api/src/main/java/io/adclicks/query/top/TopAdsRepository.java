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
  private final Sql ofAllAds = Sql.resource("top_ads.sql");
  private final Sql ofSomeAds = Sql.resource("top_ads_of.sql");
  private final ClickHouse clickHouse;

  TopAdsRepository(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /** The first of all ads, without adding up all ads: see {@link TopSearch}. */
  List<RankedAd> ofAllAds(TopQuery query) {
    return new TopSearch(query.metric(), query.windows(), query.limit())
        .search(threshold -> candidates(query, threshold));
  }

  /** The first ads of an advertiser or a campaign; empty text means "any". */
  List<RankedAd> of(TopQuery query, String advertiserId, String campaignId) {
    return clickHouse.query(
        ofSomeAds.with("table", query.resolution().table()).with("metric", query.metric().column()),
        row -> new RankedAd(row.getString("ad_id"), FiguresRow.read(row)),
        advertiserId,
        advertiserId,
        campaignId,
        campaignId,
        from(query),
        to(query),
        query.limit());
  }

  /** The first ads of those that reach a threshold in a single window. */
  private List<RankedAd> candidates(TopQuery query, long threshold) {
    TopMetric metric = query.metric();
    return clickHouse.query(
        ofAllAds
            .with("table", query.resolution().table())
            .with("metric", metric.column())
            .with("threshold", metric.constant()),
        row -> new RankedAd(row.getString("ad_id"), FiguresRow.read(row)),
        from(query),
        to(query),
        metric.text(threshold),
        from(query),
        to(query),
        query.limit());
  }

  private static long from(TopQuery query) {
    return Duration.ofMillis(query.range().firstWindow(query.resolution())).toSeconds();
  }

  private static long to(TopQuery query) {
    return Duration.ofMillis(query.range().endWindow(query.resolution())).toSeconds();
  }
}
