package io.adclicks.bench.gateway;

/**
 * All that one run of the benchmark found.
 *
 * @param connections how many there are at full load
 * @param bare the bare endpoint at full load
 * @param gateway the gateway at full load
 * @param withoutRedis the gateway at full load, with a Redis that is not there
 * @param atSeventyPercent the gateway at 70 % of that
 * @param whileRedisPauses the same, while Redis hangs for half of the time
 * @param batches the batch endpoint at full load
 * @param batchSize clicks in a batch
 * @param producer a bare Kafka producer; its requests are clicks
 * @param heapBeforeKilobytes of the gateway, live, warm
 * @param heapAfterKilobytes the same at the end
 */
record Measurements(
    int connections,
    LoadResult bare,
    LoadResult gateway,
    LoadResult withoutRedis,
    LoadResult atSeventyPercent,
    LoadResult whileRedisPauses,
    LoadResult batches,
    int batchSize,
    LoadResult producer,
    long heapBeforeKilobytes,
    long heapAfterKilobytes) {
  double ratioToBareEndpoint() {
    return gateway.perCpuSecond() / bare.perCpuSecond();
  }

  double batchClicksPerSecond() {
    return batches.perSecond() * batchSize;
  }

  long errors() {
    return bare.errors()
        + gateway.errors()
        + withoutRedis.errors()
        + atSeventyPercent.errors()
        + whileRedisPauses.errors()
        + batches.errors();
  }
}
