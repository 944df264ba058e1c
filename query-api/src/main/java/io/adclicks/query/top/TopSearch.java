package io.adclicks.query.top;

import java.util.List;
import java.util.function.LongFunction;

/**
 * Finds the first ads exactly, while adding up only few of them (after Fagin's threshold
 * algorithm).
 *
 * <p>An ad that reaches a threshold in none of {@code n} windows has less than {@code n} times the
 * threshold in all. So once the last ad of the list has that much, nobody who was left out can
 * belong into it; and if it has less, a threshold of an {@code n}-th of what it has is low enough.
 *
 * @param metric what ads are ranked by
 * @param windows how many windows are added up, 1 or more
 * @param limit the length of the list
 */
record TopSearch(TopMetric metric, long windows, int limit) {
  /** Where to begin when nothing is known. */
  static final long HIGHEST = 1L << 44;

  private static final int STEP = 16;
  private static final long LOWEST = 1;

  /**
   * What a search found.
   *
   * @param ads the first ads
   * @param threshold one that would have been low enough: the best to begin with next time
   */
  record Found(List<RankedAd> ads, long threshold) {}

  /**
   * The first ads.
   *
   * @param start the threshold to begin with
   * @param candidates the first ads of those that reach a threshold in a window, or in an older
   *     version of it
   */
  Found search(long start, LongFunction<List<RankedAd>> candidates) {
    long threshold = start;
    while (true) {
      List<RankedAd> ads = candidates.apply(threshold);
      boolean full = ads.size() == limit;
      long sure = full ? metric.units(ads.get(limit - 1).figures()) / windows : 0;
      if (threshold == LOWEST || sure >= threshold) {
        return new Found(ads, Math.max(LOWEST, sure));
      }
      threshold = Math.max(LOWEST, full ? sure : threshold / STEP);
    }
  }
}
