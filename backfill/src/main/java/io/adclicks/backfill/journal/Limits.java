package io.adclicks.backfill.journal;

/**
 * The limits of invalid traffic under which clicks were counted.
 *
 * @param userClicksPerMinute distinct clicks a user may make in a minute; 0 for any number
 * @param addressClicksPerMinute distinct clicks an address may make in a minute; 0 for any number
 */
public record Limits(int userClicksPerMinute, int addressClicksPerMinute) {
  /** Those of a hot path that was told nothing else. */
  public static final Limits DEFAULT = new Limits(20, 200);

  public Limits {
    if (userClicksPerMinute < 0 || addressClicksPerMinute < 0) {
      throw new IllegalArgumentException(
          "the limits are %d per user and %d per address: write 0 or more"
              .formatted(userClicksPerMinute, addressClicksPerMinute));
    }
  }

  @Override
  public String toString() {
    return "user %d, address %d".formatted(userClicksPerMinute, addressClicksPerMinute);
  }
}
