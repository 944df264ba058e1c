package io.adclicks.query.metrics;

import io.adclicks.model.Resolution;
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
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads cells, always the most complete version of each. */
@ApplicationScoped
public class AdMetricsRepository {
  /** One more than an answer may have, so that too many are noticed. */
  private static final int READ_LIMIT = Windows.MAX_POINTS + 1;

  private final Map<Resolution, Sql> ofOneAd = new EnumMap<>(Resolution.class);
  private final Map<Resolution, Sql> ofAds = new EnumMap<>(Resolution.class);
  private final Sql ofGroups = Sql.resource("group_cells.sql");
  private final ClickHouse clickHouse;

  AdMetricsRepository(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
    Sql one = Sql.resource("ad_cells.sql");
    Sql several = Sql.resource("ads_cells.sql");
    for (Resolution resolution : Resolution.values()) {
      ofOneAd.put(resolution, one.with("table", resolution.table()));
      ofAds.put(resolution, several.with("table", resolution.table()));
    }
  }

  private record KeyedCell(String groupId, AdCell cell) {}

  /** The cells of an ad whose windows start in the range, ascending. */
  List<AdCell> ofAd(AdId ad, Windows windows) {
    return clickHouse.query(
        ofOneAd.get(windows.resolution()),
        AdMetricsRepository::cell,
        ad.value(),
        windows.firstSecond(),
        windows.endSecond());
  }

  /** The same for several ads, by ad. */
  public Map<String, List<AdCell>> ofAds(Collection<String> ads, Windows windows) {
    return byGroup(
        clickHouse.query(
            ofAds.get(windows.resolution()),
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
            ofGroups
                .with("column", chosen.dimension().column())
                .with("group", group.column())
                .with("table", windows.resolution().table()),
            AdMetricsRepository::keyedCell,
            TextList.of(chosen.ids()),
            advertiser,
            advertiser,
            windows.firstSecond(),
            windows.endSecond(),
            READ_LIMIT));
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
