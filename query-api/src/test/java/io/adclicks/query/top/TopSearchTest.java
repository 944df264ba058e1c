package io.adclicks.query.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.query.metrics.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopSearchTest {
  private static final int WINDOWS = 24;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 20, 300, 1_000})
  void theListEqualsThatOfAddingUpAllAds(int limit) {
    for (int seed = 0; seed < 20; seed++) {
      long[][] cells = skewedCells(seed, 500);

      for (long start : new long[] {1, 40, 2_000, TopSearch.HIGHEST}) {
        TopSearch.Found found =
            new TopSearch(TopMetric.CLICKS, WINDOWS, limit)
                .search(start, threshold -> firstOf(cells, limit, threshold));

        assertThat(found.ads()).isEqualTo(firstOf(cells, limit, 1));
      }
    }
  }

  @Test
  void fewAdsAreAddedUpWhenClicksAreSkewed() {
    long[][] cells = skewedCells(7, 100_000);
    List<Long> candidates = new ArrayList<>();

    new TopSearch(TopMetric.CLICKS, WINDOWS, 20)
        .search(
            TopSearch.HIGHEST,
            threshold -> {
              candidates.add(Arrays.stream(cells).filter(ad -> reaches(ad, threshold)).count());
              return firstOf(cells, 20, threshold);
            });

    assertThat(candidates).last().satisfies(count -> assertThat(count).isBetween(20L, 5_000L));
  }

  @Test
  void withoutAnyClicksTheSearchEnds() {
    TopSearch search = new TopSearch(TopMetric.COST, 1, 20);

    assertThat(search.search(TopSearch.HIGHEST, threshold -> List.of()).ads()).isEmpty();
  }

  @Test
  void theNextSearchNeedsOneLook() {
    long[][] cells = skewedCells(7, 10_000);
    TopSearch search = new TopSearch(TopMetric.CLICKS, WINDOWS, 20);
    long known =
        search.search(TopSearch.HIGHEST, threshold -> firstOf(cells, 20, threshold)).threshold();
    List<Long> thresholds = new ArrayList<>();

    search.search(
        known,
        threshold -> {
          thresholds.add(threshold);
          return firstOf(cells, 20, threshold);
        });

    assertThat(thresholds).hasSize(1);
  }

  private static long[][] skewedCells(int seed, int ads) {
    Random random = new Random(seed);
    long[][] cells = new long[ads][WINDOWS];
    for (int ad = 0; ad < ads; ad++) {
      for (int window = 0; window < WINDOWS; window++) {
        cells[ad][window] = (long) (random.nextDouble() * 20_000 / (ad + 1));
      }
    }
    return cells;
  }

  private static List<RankedAd> firstOf(long[][] cells, int limit, long threshold) {
    List<RankedAd> ads = new ArrayList<>();
    for (int ad = 0; ad < cells.length; ad++) {
      long clicks = Arrays.stream(cells[ad]).sum();
      if (clicks > 0 && reaches(cells[ad], threshold)) {
        ads.add(new RankedAd("ad-" + ad, new Figures(clicks, 0, 0, 0)));
      }
    }
    Comparator<RankedAd> highest =
        Comparator.comparingLong((RankedAd ad) -> -ad.figures().clickCount());
    return ads.stream().sorted(highest.thenComparing(RankedAd::adId)).limit(limit).toList();
  }

  private static boolean reaches(long[] windows, long threshold) {
    return Arrays.stream(windows).anyMatch(clicks -> clicks >= threshold);
  }
}
