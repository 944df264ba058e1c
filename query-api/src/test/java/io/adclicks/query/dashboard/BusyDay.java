package io.adclicks.query.dashboard;

import io.adclicks.model.Resolution;
import io.adclicks.query.CataloguedAd;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Ads with clicks that rise and fall up to this minute, the newest windows still open. */
final class BusyDay {
  private static final int ADS = 14;
  private static final List<String> CAMPAIGNS =
      List.of("northwind-spring", "northwind-weekend", "harbour-members");

  private static final List<String> FORMATS =
      List.of("Banner", "Story", "Search result", "Video", "Newsletter");

  private final DataSource dataSource;

  BusyDay(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  void store() throws SQLException {
    for (int ad = 1; ad <= ADS; ad++) {
      String campaign = CAMPAIGNS.get(ad % CAMPAIGNS.size());
      String advertiser = campaign.substring(0, campaign.indexOf('-'));
      String name = FORMATS.get(ad % FORMATS.size()) + " " + ad;
      new CataloguedAd("ad-" + ad, campaign, advertiser, name).put();
      execute(minutes(ad));
    }
    execute(coarser(Resolution.FIVE_MINUTES));
    execute(coarser(Resolution.HOUR));
    execute(
        "INSERT INTO pipeline_progress SELECT 0, toDateTime64(now64(3) - 4, 3, 'UTC'), now64(3)");
    execute(
        "INSERT INTO rejected_clicks SELECT 0, number, 'LATE', '', 'ad-1', now64(3) - 900, '',"
            + " now64(3) FROM numbers(17)");
    reconcileYesterday();
  }

  private void reconcileYesterday() throws SQLException {
    execute(
        """
        INSERT INTO reconciliation_runs
        SELECT yesterday(), 7, 2, 'closed', 20, 200, 20, '0.1.0', 'digest', 'equal', 61204, 2880, now64(3) - 900, now64(3) - 840
        """);
    execute(
        """
        INSERT INTO billing_daily
        SELECT concat('ad-', toString(number + 1)), yesterday(), 7, 4200, 300, 350, map('USER_VELOCITY', 350), 3550, 843.125
        FROM numbers(14)
        """);
    execute(
        """
        INSERT INTO restatements
        SELECT
            yesterday(), 7, '1m', 'ad-1', toStartOfDay(yesterday(), 'UTC') + number * 60, 9, 2.1375, 1, 1, 'final', 4711,
            if(number = 12, -3, 2), if(number = 12, -0.7125, 0.475), 0, 0,
            multiIf(number < 12, 'LATE', number = 12, 'UNEXPLAINED', 'SINK_GAP'), 'user 20, address 200, token 20', '0.1.0', 'digest', now64(3) - 840
        FROM numbers(18)
        """);
  }

  /** The newest window of an ad is written anew, with more clicks than before. */
  void clickAgain(String ad, long clicks) throws SQLException {
    execute(
        """
        INSERT INTO ad_metrics_minute
        SELECT '%s', toStartOfMinute(now('UTC')), %d, %d / 4, 0, 0, 'provisional', 99, now64(3)
        """
            .formatted(ad, clicks, clicks));
  }

  private static String minutes(int ad) {
    return """
        INSERT INTO ad_metrics_minute
        WITH
            toStartOfMinute(now('UTC')) - number * 60 AS start,
            toUInt64((90 + 60 * sin(toUnixTimestamp(start) / 2600) + cityHash64(start, %d) %% 30) / %d) AS clicks
        SELECT
            'ad-%d', start, clicks, clicks * 0.2375, toUInt64(clicks * (0.06 + 0.02 * sin(number / 5))),
            toUInt64(clicks * (0.09 + 0.05 * cos(number / 7))),
            multiIf(number < 3, 'provisional', number BETWEEN 38 AND 41, 'restated', 'final'),
            1, now64(3) - 2
        FROM numbers(2880)
        """
        .formatted(ad, ad, ad);
  }

  private static String coarser(Resolution resolution) {
    return """
        INSERT INTO %s
        SELECT
            ad_id, toStartOfInterval(event_time, INTERVAL %d MINUTE) AS start, sum(cells.click_count),
            sum(cells.total_cost), sum(cells.duplicate_count), sum(cells.invalid_count), min(cells.finality),
            2, now64(3) - 2
        FROM ad_metrics_minute AS cells FINAL
        GROUP BY ad_id, start
        """
        .formatted(resolution.table(), resolution.durationMillis() / 60_000);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
