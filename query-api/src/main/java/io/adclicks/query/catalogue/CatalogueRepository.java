package io.adclicks.query.catalogue;

import io.adclicks.query.clickhouse.ClickHouse;
import io.adclicks.query.clickhouse.Sql;
import io.adclicks.query.clickhouse.TextList;
import io.quarkus.cache.CacheInvalidate;
import io.quarkus.cache.CacheKey;
import io.quarkus.cache.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps and finds what is known of ads. */
@ApplicationScoped
public class CatalogueRepository {
  /** Entries of single ads; its settings are in the configuration. */
  static final String CACHE = "catalogue";

  private final Sql entries = Sql.resource("catalogue_entries.sql");
  private final Sql page = Sql.resource("catalogue_page.sql");
  private final Sql search = Sql.resource("catalogue_search.sql");
  private final Sql owned = Sql.resource("catalogue_owned.sql");
  private final Sql insert = Sql.resource("insert_catalogue_entry.sql");
  private final ClickHouse clickHouse;

  CatalogueRepository(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /** The entry of an ad, at most a few seconds old. */
  @CacheResult(cacheName = CACHE)
  public Optional<CatalogueEntry> find(String adId) {
    return entries(List.of(adId)).stream().findFirst();
  }

  /** The entries of some ads; an ad without one is left out. */
  public List<CatalogueEntry> entries(Collection<String> adIds) {
    return clickHouse.query(entries, CatalogueRepository::read, TextList.of(adIds));
  }

  /** Those of some campaigns or advertisers that have ads which may be seen. */
  Set<String> withAds(Dimension dimension, Set<String> ids, Optional<String> onlyAdvertiser) {
    String advertiser = onlyAdvertiser.orElse("");
    return Set.copyOf(
        clickHouse.query(
            owned.with("column", dimension.column()),
            row -> row.getString("id"),
            TextList.of(ids),
            advertiser,
            advertiser,
            ids.size()));
  }

  /** Ads in the order of their ids, those behind a given one. */
  List<CatalogueEntry> page(CataloguePage.Query query) {
    return clickHouse.query(
        page,
        CatalogueRepository::read,
        query.after(),
        query.advertiserId(),
        query.advertiserId(),
        query.campaignId(),
        query.campaignId(),
        query.limit());
  }

  /** Ads, campaigns and advertisers whose id or name holds a text. */
  List<CatalogueMatch> search(String text, Optional<String> onlyAdvertiser, int limit) {
    String advertiser = onlyAdvertiser.orElse("");
    return clickHouse.query(
        search,
        row ->
            new CatalogueMatch(
                row.getString("kind"),
                row.getString("id"),
                row.getString("name"),
                row.getLong("ads")),
        text,
        advertiser,
        advertiser,
        limit);
  }

  /** Writes what is known of an ad from now on. */
  @CacheInvalidate(cacheName = CACHE)
  void put(@CacheKey String adId, AdDescription description, Instant now) {
    clickHouse.execute(
        insert,
        adId,
        description.name(),
        description.campaignId(),
        description.advertiserId(),
        now.toEpochMilli());
  }

  static CatalogueEntry read(ResultSet row) throws SQLException {
    return new CatalogueEntry(
        row.getString("ad_id"),
        row.getString("name"),
        row.getString("campaign_id"),
        row.getString("advertiser_id"),
        Instant.ofEpochMilli(row.getLong("updated_at_millis")));
  }
}
