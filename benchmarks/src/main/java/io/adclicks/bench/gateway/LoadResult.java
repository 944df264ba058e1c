package io.adclicks.bench.gateway;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What came of a load.
 *
 * @param requests answered
 * @param elapsed how long it took
 * @param errors refused or unanswered
 * @param p50Micros median latency
 * @param p99Micros 99th percentile of latency
 * @param cpu what the service used of the processors meanwhile
 */
record LoadResult(
    long requests, Duration elapsed, long errors, long p50Micros, long p99Micros, Duration cpu) {
  double perSecond() {
    return requests / seconds(elapsed);
  }

  double perCpuSecond() {
    return requests / seconds(cpu);
  }

  double p99Millis() {
    return p99Micros / 1_000.0;
  }

  /**
   * The round in the middle by requests per CPU second, the slower of two; with the errors of all
   * rounds and the worst of their latencies.
   */
  static LoadResult median(List<LoadResult> rounds) {
    List<LoadResult> sorted =
        rounds.stream().sorted(Comparator.comparingDouble(LoadResult::perCpuSecond)).toList();
    LoadResult middle = sorted.get((sorted.size() - 1) / 2);
    return new LoadResult(
        middle.requests,
        middle.elapsed,
        rounds.stream().mapToLong(LoadResult::errors).sum(),
        worst(rounds, LoadResult::p50Micros),
        worst(rounds, LoadResult::p99Micros),
        middle.cpu);
  }

  private static long worst(List<LoadResult> rounds, ToLongFunction<LoadResult> latency) {
    return rounds.stream().mapToLong(latency).max().orElseThrow();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
