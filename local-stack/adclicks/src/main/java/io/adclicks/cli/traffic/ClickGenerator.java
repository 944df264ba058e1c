package io.adclicks.cli.traffic;

import java.time.Duration;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Makes clicks that look like a day's: popular and rare ads (Zipf), people and households behind
 * one address, impatient double clicks, declared bots, click farms, a token that is replayed,
 * clicks that arrive out of order, and some that arrive far too late. Clicks of one user on one ad
 * in one minute are alike, so that it does not matter for the figures which copy comes first. Not
 * safe for several threads.
 */
public final class ClickGenerator {
  private static final double AD_EXPONENT = 1.05;
  private static final double ADDRESS_EXPONENT = 0.5;
  private static final int ADDRESSES = 1_000_000;
  private static final int FARM_USERS = 3;
  private static final int FARM_ADDRESSES = 2;
  private static final int REPLAYED_AD = 7;
  private static final int RECENT = 512;

  private final InstantSource clock;
  private final SplittableRandom random;
  private final DiscreteSampler adRanks;
  private final DiscreteSampler addressRanks;
  private final PlannedClick[] recent = new PlannedClick[RECENT];
  private final long warmUp;
  private final String run;
  private long made;

  /**
   * @param clock tells the event times
   * @param seed the same seed makes the same sequence of choices
   * @param ads how many ads there are
   * @param warmUp how many clicks come before the first one that is too late, so that the watermark
   *     has passed it for certain
   */
  public ClickGenerator(InstantSource clock, long seed, int ads, long warmUp) {
    this.clock = clock;
    this.warmUp = warmUp;
    random = new SplittableRandom(seed);
    run = Long.toString(clock.millis(), 36);
    UniformRandomProvider ranks = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    adRanks = RejectionInversionZipfSampler.of(ranks, ads, AD_EXPONENT);
    addressRanks = RejectionInversionZipfSampler.of(ranks, ADDRESSES, ADDRESS_EXPONENT);
  }

  /** The next click. */
  public PlannedClick next() {
    PlannedClick click = choose();
    recent[(int) (made % RECENT)] = click;
    made++;
    return click;
  }

  private PlannedClick choose() {
    int kind = random.nextInt(1_000);
    if (kind < 80 && made > RECENT) {
      return recent[random.nextInt(RECENT)];
    }
    if (kind < 110) {
      int bot = random.nextInt(50);
      return click("bot-" + bot, "192.0.2." + bot, true, Duration.ZERO, false);
    }
    if (kind < 125) {
      int farmer = random.nextInt(FARM_USERS);
      String userId = "farmer-" + run + "-" + farmer;
      return click(userId, "198.51.100." + farmer, false, Duration.ZERO, false);
    }
    if (kind < 155) {
      String address = "203.0.113." + random.nextInt(FARM_ADDRESSES);
      return click(person(), address, false, Duration.ZERO, false);
    }
    if (kind < 165) {
      return replayed();
    }
    if (kind < 195) {
      Duration delay = Duration.ofSeconds(20 + random.nextInt(130));
      return click(person(), address(), false, delay, false);
    }
    if (kind < 200 && made > warmUp) {
      Duration delay = Duration.ofMinutes(30 + random.nextInt(15));
      return click(person(), address(), false, delay, true);
    }
    return click(person(), address(), false, Duration.ZERO, false);
  }

  private PlannedClick click(
      String userId, String address, boolean bot, Duration delay, boolean late) {
    int rank = adRanks.sample();
    long eventTime = clock.millis() - delay.toMillis();
    return new PlannedClick(
        "ad-" + rank, userId, address, bot, cost(rank), eventTime, userId, late);
  }

  /** Somebody sends the token of one impression in the name of ever new users. */
  private PlannedClick replayed() {
    String token = "replayed-" + run;
    return new PlannedClick(
        "ad-" + REPLAYED_AD,
        person(),
        address(),
        false,
        cost(REPLAYED_AD),
        clock.millis(),
        token,
        false);
  }

  private static long cost(int rank) {
    return 500 + (rank * 7_919L) % 20_000;
  }

  private String person() {
    return "user-" + run + "-" + made;
  }

  private String address() {
    int rank = addressRanks.sample();
    return "10.%d.%d.%d".formatted(rank >> 16, (rank >> 8) & 255, rank & 255);
  }
}
