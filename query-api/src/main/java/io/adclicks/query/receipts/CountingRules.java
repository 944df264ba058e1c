package io.adclicks.query.receipts;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * The rules under which the hot path counts.
 *
 * @param limits when clicks are invalid
 * @param allowedLateness how long after its end a minute takes clicks in
 */
record CountingRules(Limits limits, Duration allowedLateness) {
  /** Those of a hot path that recorded none. */
  static final CountingRules DEFAULT =
      new CountingRules(new Limits(20, 200, 20), Duration.ofMinutes(5));

  CountingRules {
    requireNonNull(limits, "limits is null");
    if (allowedLateness.isNegative()) {
      throw new IllegalArgumentException(
          "the allowed lateness is %s: it must be 0 or more".formatted(allowedLateness));
    }
  }

  /**
   * How many distinct clicks in a minute are too many.
   *
   * @param userClicksPerMinute what a user may make; 0 for any number
   * @param addressClicksPerMinute what an address may make; 0 for any number
   * @param tokenUsersPerMinute how many users may come with a token; 0 for any number
   */
  record Limits(long userClicksPerMinute, long addressClicksPerMinute, long tokenUsersPerMinute) {
    Limits {
      if (userClicksPerMinute < 0 || addressClicksPerMinute < 0 || tokenUsersPerMinute < 0) {
        throw new IllegalArgumentException(
            "the limits are %d per user, %d per address and %d per token: they must be 0 or more"
                .formatted(userClicksPerMinute, addressClicksPerMinute, tokenUsersPerMinute));
      }
    }
  }
}
