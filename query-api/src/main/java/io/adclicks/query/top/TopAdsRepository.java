package io.adclicks.query.top;

import io.adclicks.model.Resolution;
import io.adclicks.query.clickhouse.ClickHouse;
import io.adclicks.query.clickhouse.Sql;
import io.adclicks.query.metrics.FiguresRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Ranks ads by what their cells add up to. */
@ApplicationScoped
public class TopAdsRepository {
  private static final int MOST_KINDS = 1_000;

  /** Figures change while they are read again and again: an eighth lower still needs one look. */
  private static final int MARGIN = 8;

  private final Map<Kind, Long> thresholds = new ConcurrentHashMap<>();
  private final Sql ofAllAds = Sql.resource("top_ads.sql");
  private final Sql ofSomeAds = Sql.resource("top_ads_of.sql");
  private final ClickHouse clickHouse;

  TopAdsRepository(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /** Questions whose answers take about the same threshold. */
  private record Kind(TopMetric metric, Resolution resolution, long windows, int limit) {}

  /** The first of all ads, without adding up all ads: see {@link TopSearch}. */
  List<RankedAd> ofAllAds(TopQuery query) {
    Kind kind = new Kind(query.metric(), query.resolution(), query.windows(), query.limit());
    TopSearch.Found found =
        new TopSearch(query.metric(), query.windows(), query.limit())
            .search(
                thresholds.getOrDefault(kind, TopSearch.HIGHEST),
                threshold -> candidates(query, threshold));
    if (thresholds.size() < MOST_KINDS || thresholds.containsKey(kind)) {
      thresholds.put(kind, Math.max(1, found.threshold() - found.threshold() / MARGIN));
    }
    return found.ads();
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
