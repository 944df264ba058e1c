package io.adclicks.model;

import java.util.regex.Pattern;

/**
 * One click on an ad, as the gateway received it.
 *
 * @param adId the ad that was clicked, 1 to 64 characters
 * @param userId who clicked, 1 to 128 characters
 * @param eventTimeMillis when, in milliseconds since the epoch, UTC, 0 to {@link
 *     #MAX_EVENT_TIME_MILLIS}
 * @param ip address of the client in text form, at most 64 characters; empty when unknown
 * @param costE4 price in ten-thousandths, 0 to {@link Money#MAX_COST_E4}
 * @param ivt general invalid traffic tag such as {@code BOT_USER_AGENT}; empty for none
 * @param receivedAtMillis when the gateway received it, milliseconds since the epoch, UTC
 * @param token tells the token of its impression from all others, at most 32 characters; empty when
 *     there was none
 */
public record Click(
    String adId,
    String userId,
    long eventTimeMillis,
    String ip,
    long costE4,
    String ivt,
    long receivedAtMillis,
    String token) {

  /** The last millisecond that ClickHouse's {@code DateTime} can hold, in the year 2106. */
  public static final long MAX_EVENT_TIME_MILLIS = 4_294_967_295_999L;

  /** The longest ad id, in characters. */
  public static final int MAX_AD_ID_LENGTH = 64;

  /** The longest user id, in characters. */
  public static final int MAX_USER_ID_LENGTH = 128;

  /** The longest address text, in characters. */
  public static final int MAX_IP_LENGTH = 64;

  /** The longest text that tells a token apart, in characters. */
  public static final int MAX_TOKEN_LENGTH = 32;

  /** The longest tag of general invalid traffic, in characters. */
  public static final int MAX_IVT_LENGTH = 32;

  private static final Pattern IVT_TAG = Pattern.compile("[A-Z0-9_]{1," + MAX_IVT_LENGTH + "}");

  public Click {
    Text.requireIdentifier("ad_id", adId, MAX_AD_ID_LENGTH);
    Text.requireIdentifier("user_id", userId, MAX_USER_ID_LENGTH);
    Text.requirePrintable("ip", ip, MAX_IP_LENGTH);
    requireRange("timestamp", eventTimeMillis, MAX_EVENT_TIME_MILLIS);
    requireRange("cost", costE4, Money.MAX_COST_E4);
    if (!ivt.isEmpty() && !IVT_TAG.matcher(ivt).matches()) {
      throw RejectedClickException.invalidField(
          "ivt \"" + Text.excerpt(ivt) + "\" is no tag of capital letters, digits and underscores");
    }
    Text.requirePrintable("token", token, MAX_TOKEN_LENGTH);
  }

  /** A click that came without a token. */
  public Click(
      String adId,
      String userId,
      long eventTimeMillis,
      String ip,
      long costE4,
      String ivt,
      long receivedAtMillis) {
    this(adId, userId, eventTimeMillis, ip, costE4, ivt, receivedAtMillis, "");
  }

  /** The minute of the event, in minutes since the epoch. */
  public long minute() {
    return Math.floorDiv(eventTimeMillis, Resolution.MINUTE.durationMillis());
  }

  private static void requireRange(String field, long value, long max) {
    if (value < 0 || value > max) {
      throw RejectedClickException.invalidField(field + " " + value + " is outside 0 to " + max);
    }
  }
}
