package io.adclicks.bench.gateway;

/**
 * How wrk loads an endpoint.
 *
 * @param path of the endpoint
 * @param seconds how long
 * @param connections how many at once
 * @param clicksPerRequest 1, or the size of a batch
 * @param meanPauseMillis between an answer and the next request of a connection; 0 for none
 */
record Load(
    String path, int seconds, int connections, int clicksPerRequest, double meanPauseMillis) {
  Load {
    if (seconds < 1 || connections < 1 || clicksPerRequest < 1 || meanPauseMillis < 0) {
      throw new IllegalArgumentException("seconds, connections and clicks must be positive");
    }
  }

  static Load single(int seconds, int connections) {
    return new Load("/api/v1/clicks", seconds, connections, 1, 0);
  }

  static Load batches(int seconds, int connections, int clicksPerRequest) {
    return new Load("/api/v1/clicks:batch", seconds, connections, clicksPerRequest, 0);
  }

  /**
   * The same with pauses that bring it to about that many requests a second.
   *
   * @param answerMillis how long a connection waits for its answer
   */
  Load paced(double perSecond, double answerMillis) {
    double pauseMillis = Math.max(0, 1_000.0 * connections / perSecond - answerMillis);
    return new Load(path, seconds, connections, clicksPerRequest, pauseMillis);
  }

  /** How long a connection waited for its answers, if that is what came of this load. */
  double answerMillis(LoadResult result) {
    return 1_000.0 * connections / result.perSecond() - meanPauseMillis;
  }

  Load lasting(int otherSeconds) {
    return new Load(path, otherSeconds, connections, clicksPerRequest, meanPauseMillis);
  }
}
