package io.adclicks.bench.gateway;

/**
 * Both services at full load.
 *
 * @param connections how many keep them busy
 * @param bare the bare endpoint, in the median of its rounds
 * @param gateway the gateway, likewise
 */
record FullLoad(int connections, LoadResult bare, LoadResult gateway) {
  /** Requests per CPU second of the gateway, of those of the bare endpoint. */
  double ratio() {
    return gateway.perCpuSecond() / bare.perCpuSecond();
  }

  long errors() {
    return bare.errors() + gateway.errors();
  }
}
