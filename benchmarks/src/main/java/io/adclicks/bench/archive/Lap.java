package io.adclicks.bench.archive;

/**
 * What a reader, or several of a kind together, reached once it was warm.
 *
 * @param clicks how many clicks
 * @param seconds until the broker had sent the last one
 * @param cpuSeconds processor time of its process until it was through with all of them
 * @param peakBytes the most memory its process held (resident set)
 */
record Lap(long clicks, double seconds, double cpuSeconds, long peakBytes) {
  static final Lap NONE = new Lap(0, 0, 0, 0);

  Lap plus(Lap other) {
    return new Lap(
        clicks + other.clicks,
        seconds + other.seconds,
        cpuSeconds + other.cpuSeconds,
        Math.max(peakBytes, other.peakBytes));
  }

  double clicksPerSecond() {
    return clicks / seconds;
  }

  double cpuMicrosPerClick() {
    return cpuSeconds * 1e6 / clicks;
  }
}
