package io.adclicks.bench.gateway;

import java.time.Duration;

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

  /** Both together; of the latencies the worse. */
  LoadResult plus(LoadResult other) {
    return new LoadResult(
        requests + other.requests,
        elapsed.plus(other.elapsed),
        errors + other.errors,
        Math.max(p50Micros, other.p50Micros),
        Math.max(p99Micros, other.p99Micros),
        cpu.plus(other.cpu));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
