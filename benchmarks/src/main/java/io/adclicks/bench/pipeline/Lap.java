package io.adclicks.bench.pipeline;

/**
 * What a contestant reached once it was warm.
 *
 * @param contestant who
 * @param clicks how many clicks it has worked off
 * @param seconds until the last row it wrote, or the last click it read
 * @param cpuSeconds processor time of its process
 * @param servicesCpuSeconds processor time of the broker and the database meanwhile
 * @param peakBytes the most memory its process held (resident set)
 */
record Lap(
    Contestant contestant,
    long clicks,
    double seconds,
    double cpuSeconds,
    double servicesCpuSeconds,
    long peakBytes) {

  double clicksPerSecond() {
    return clicks / seconds;
  }

  double cpuMicrosPerClick() {
    return cpuSeconds * 1e6 / clicks;
  }

  double servicesCpuMicrosPerClick() {
    return servicesCpuSeconds * 1e6 / clicks;
  }
}
