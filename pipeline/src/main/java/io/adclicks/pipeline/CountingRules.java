package io.adclicks.pipeline;

import io.adclicks.pipeline.batching.Buckets;
import java.io.Serializable;
import java.time.Duration;

/**
 * The rules under which a run counts.
 *
 * @param userClicksPerMinute distinct clicks a user may make in a minute; 0 for any number
 * @param addressClicksPerMinute distinct clicks an address may make in a minute; 0 for any number
 * @param tokenUsersPerMinute distinct users that may come with one token in a minute; 0 for any
 *     number
 * @param allowedLateness how long after the end of its minute, in event time, a click still counts
 * @param earlyFirings how often an open window tells what has changed; zero to tell each cell only
 *     once, when its window has closed for good
 * @param buckets how the keys of each stage are spread
 */
public record CountingRules(
    int userClicksPerMinute,
    int addressClicksPerMinute,
    int tokenUsersPerMinute,
    Duration allowedLateness,
    Duration earlyFirings,
    Buckets buckets)
    implements Serializable {

  public CountingRules {
    requireNotNegative("userClicksPerMinute", userClicksPerMinute);
    requireNotNegative("addressClicksPerMinute", addressClicksPerMinute);
    requireNotNegative("tokenUsersPerMinute", tokenUsersPerMinute);
    requireNotNegative("allowedLateness", allowedLateness.toMillis());
    requireNotNegative("earlyFirings", earlyFirings.toMillis());
  }

  /** Whether it matters which token a click came with. */
  public boolean judgesTokens() {
    return tokenUsersPerMinute > 0;
  }

  /** Whether open windows tell what has changed. */
  public boolean firesEarly() {
    return !earlyFirings.isZero();
  }

  private static void requireNotNegative(String name, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " is " + value + ": write 0 or more");
    }
  }
}
