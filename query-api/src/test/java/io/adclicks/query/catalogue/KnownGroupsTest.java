package io.adclicks.query.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.query.CataloguedAd;
import io.adclicks.query.ClickHouseResource;
import io.adclicks.query.clickhouse.ClickHouse;
import io.adclicks.query.clickhouse.RowReader;
import io.adclicks.query.clickhouse.Sql;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ClickHouseResource.class)
class KnownGroupsTest {
  private static final List<String> CAMPAIGNS = List.of("g1", "g2", "g3", "g4", "g5");
  private static final Optional<String> OWNER = Optional.of("grower");

  @Inject DataSource dataSource;

  @Inject
  @CacheName(KnownGroups.CACHE)
  Cache answers;

  private CountedQueries queries;
  private KnownGroups groups;

  @BeforeEach
  void storeAnAdOfEachAndForgetAllAnswers() {
    CAMPAIGNS.forEach(id -> new CataloguedAd("ad-of-" + id, id, "grower").put());
    new CataloguedAd("second-ad-of-g1", "g1", "grower").put();
    new CataloguedAd("ad-of-weed", "weed", "stranger").put();
    answers.invalidateAll().await().indefinitely();
    queries = new CountedQueries(dataSource);
    groups = new KnownGroups(new CatalogueRepository(queries), answers);
  }

  @Test
  void severalAreLookedUpAtOnce() {
    assertThat(groups.allHaveAds(Dimension.CAMPAIGN, CAMPAIGNS, OWNER)).isTrue();

    assertThat(queries.count).isEqualTo(1);
  }

  @Test
  void eachIsRememberedByItself() {
    groups.allHaveAds(Dimension.CAMPAIGN, CAMPAIGNS, OWNER);

    assertThat(groups.allHaveAds(Dimension.CAMPAIGN, List.of("g2"), OWNER)).isTrue();
    assertThat(groups.allHaveAds(Dimension.CAMPAIGN, List.of("g3", "g1"), OWNER)).isTrue();

    assertThat(queries.count).isEqualTo(1);
  }

  @Test
  void oneWithoutAdsThatMayBeSeenIsEnoughForANoWhichIsRememberedToo() {
    assertThat(groups.allHaveAds(Dimension.CAMPAIGN, List.of("g1", "weed"), OWNER)).isFalse();
    assertThat(groups.allHaveAds(Dimension.CAMPAIGN, List.of("weed"), OWNER)).isFalse();
    assertThat(groups.allHaveAds(Dimension.CAMPAIGN, List.of("g1"), OWNER)).isTrue();

    assertThat(queries.count).isEqualTo(1);
  }

  @Test
  void whatOneCallerMaySeeIsNotToldToAnother() {
    assertThat(groups.allHaveAds(Dimension.CAMPAIGN, List.of("g1", "weed"), Optional.empty()))
        .isTrue();

    assertThat(groups.allHaveAds(Dimension.CAMPAIGN, List.of("g1", "weed"), OWNER)).isFalse();
    assertThat(groups.allHaveAds(Dimension.ADVERTISER, List.of("g1"), OWNER)).isFalse();
    assertThat(groups.allHaveAds(Dimension.ADVERTISER, List.of("grower"), OWNER)).isTrue();
  }

  /** The real ClickHouse, with a count of what it was asked. */
  @Vetoed
  private static final class CountedQueries extends ClickHouse {
    private int count;

    CountedQueries(DataSource dataSource) {
      super(dataSource);
    }

    @Override
    public <T> List<T> query(Sql sql, RowReader<T> reader, Object... parameters) {
      count++;
      return super.query(sql, reader, parameters);
    }
  }
}
