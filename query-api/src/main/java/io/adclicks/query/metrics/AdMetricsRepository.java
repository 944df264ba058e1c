package io.adclicks.query.metrics;

import io.adclicks.query.catalogue.Dimension;
import io.adclicks.query.clickhouse.ClickHouse;
import io.adclicks.query.clickhouse.Sql;
import io.adclicks.query.clickhouse.TextList;
import io.adclicks.query.parameters.AdId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads cells, always the most complete version of each. */
@ApplicationScoped
public class AdMetricsRepository {
  /** One more than an answer may have, so that too many are noticed. */
  private static final int READ_LIMIT = Windows.MAX_POINTS + 1;

  private final Sql ofOneAd = Sql.resource("ad_cells.sql");
  private final Sql ofAds = Sql.resource("ads_cells.sql");
  private final Sql ofGroups = Sql.resource("group_cells.sql");
  private final StoredCells stored;
  private final ClickHouse clickHouse;

  AdMetricsRepository(StoredCells stored, ClickHouse clickHouse) {
    this.stored = stored;
    this.clickHouse = clickHouse;
  }

  private record KeyedCell(String groupId, AdCell cell) {}

  /** The cells of an ad whose windows start in the range, ascending. */
  List<AdCell> ofAd(AdId ad, Windows windows) {
    return clickHouse.query(
        in(windows, ofOneAd),
        AdMetricsRepository::cell,
        ad.value(),
        windows.firstSecond(),
        windows.endSecond());
  }

  /** The same for several ads, by ad. */
  public Map<String, List<AdCell>> ofAds(Collection<String> ads, Windows windows) {
    return byGroup(
        clickHouse.query(
            in(windows, ofAds),
            AdMetricsRepository::keyedCell,
            TextList.of(ads),
            windows.firstSecond(),
            windows.endSecond(),
            READ_LIMIT));
  }

  /** The sums of cells over the chosen ads of the catalogue, by what they are grouped by. */
  Map<String, List<AdCell>> ofGroups(
      MetricsSelection chosen, Dimension group, Windows windows, Optional<String> onlyAdvertiser) {
    String advertiser = onlyAdvertiser.orElse("");
    return byGroup(
        clickHouse.query(
            in(windows, ofGroups)
                .with("column", chosen.dimension().column())
                .with("group", group.column()),
            AdMetricsRepository::keyedCell,
            TextList.of(chosen.ids()),
            advertiser,
            advertiser,
            windows.firstSecond(),
            windows.endSecond(),
            READ_LIMIT));
  }

  private Sql in(Windows windows, Sql statement) {
    return statement.with("cells", stored.expression(windows, windows.asOf()));
  }

  private static Map<String, List<AdCell>> byGroup(List<KeyedCell> rows) {
    Map<String, List<AdCell>> groups = new LinkedHashMap<>();
    rows.forEach(
        row -> groups.computeIfAbsent(row.groupId(), group -> new ArrayList<>()).add(row.cell()));
    return groups;
  }

  private static KeyedCell keyedCell(ResultSet row) throws SQLException {
    return new KeyedCell(row.getString("group_id"), cell(row));
  }

  private static AdCell cell(ResultSet row) throws SQLException {
    return new AdCell(
        Instant.ofEpochSecond(row.getLong("event_seconds")),
        FiguresRow.read(row),
        Finality.ofLabel(row.getString("finality")),
        Optional.of(Instant.ofEpochMilli(row.getLong("updated_at_millis"))));
  }
}
