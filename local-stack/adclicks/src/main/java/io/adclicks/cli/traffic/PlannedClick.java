package io.adclicks.cli.traffic;

/**
 * A click that is about to be sent.
 *
 * @param adId the ad
 * @param userId who clicks
 * @param address IP address of the client
 * @param bot whether the client declares itself a bot
 * @param costE4 price in ten-thousandths
 * @param eventTimeMillis when, milliseconds since the epoch
 * @param token tells its token from the others of the ad: the user whom the ad was shown to; empty
 *     for a click that came without one
 * @param late whether it comes so late that the hot path must not count it
 */
public record PlannedClick(
    String adId,
    String userId,
    String address,
    boolean bot,
    long costE4,
    long eventTimeMillis,
    String token,
    boolean late) {}
