package io.adclicks.bench.gateway;

/**
 * All that one run of the benchmark found.
 *
 * @param many both services with as many connections as were asked for
 * @param few both with few connections, so that each wake-up serves fewer requests
 * @param withoutRedis the gateway with many connections and a Redis that is not there
 * @param atSeventyPercent the gateway at 70 % of what it took from few connections
 * @param whileRedisPauses the same, while Redis hangs for half of the time
 * @param batches the batch endpoint at full load
 * @param batchSize clicks in a batch
 * @param producer a bare Kafka producer; its requests are clicks
 * @param heapBeforeKilobytes of the gateway, live, warm
 * @param heapAfterKilobytes the same at the end
 */
record Measurements(
    FullLoad many,
    FullLoad few,
    LoadResult withoutRedis,
    LoadResult atSeventyPercent,
    LoadResult whileRedisPauses,
    LoadResult batches,
    int batchSize,
    LoadResult producer,
    long heapBeforeKilobytes,
    long heapAfterKilobytes) {
  double batchClicksPerSecond() {
    return batches.perSecond() * batchSize;
  }

  long errors() {
    return many.errors()
        + few.errors()
        + withoutRedis.errors()
        + atSeventyPercent.errors()
        + whileRedisPauses.errors()
        + batches.errors();
  }
}
