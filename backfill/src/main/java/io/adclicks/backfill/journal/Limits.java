package io.adclicks.backfill.journal;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The limits of invalid traffic under which clicks were counted.
 *
 * @param userClicksPerMinute distinct clicks a user may make in a minute; 0 for any number
 * @param addressClicksPerMinute distinct clicks an address may make in a minute; 0 for any number
 * @param tokenUsersPerMinute distinct users that may come with one token in a minute; 0 for any
 *     number
 */
public record Limits(int userClicksPerMinute, int addressClicksPerMinute, int tokenUsersPerMinute) {
  /** Those of a hot path that was told nothing else. */
  public static final Limits DEFAULT = new Limits(20, 200, 20);

  public Limits {
    if (userClicksPerMinute < 0 || addressClicksPerMinute < 0 || tokenUsersPerMinute < 0) {
      throw new IllegalArgumentException(
          "the limits are %d per user, %d per address and %d per token: write 0 or more"
              .formatted(userClicksPerMinute, addressClicksPerMinute, tokenUsersPerMinute));
    }
  }

  /** The limits that a row of the journal or of the recorded rules names. */
  static Limits read(ResultSet row) throws SQLException {
    return new Limits(
        row.getInt("user_limit"), row.getInt("address_limit"), row.getInt("token_limit"));
  }

  @Override
  public String toString() {
    return "user %d, address %d, token %d"
        .formatted(userClicksPerMinute, addressClicksPerMinute, tokenUsersPerMinute);
  }
}
