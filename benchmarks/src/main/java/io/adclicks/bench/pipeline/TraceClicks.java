package io.adclicks.bench.pipeline;

import io.adclicks.model.Click;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The clicks of one stretch of a trace, the same each time: popular and rare ads, people, a few
 * robots that click far over the limit, copies, and times a little out of order. None has a token,
 * since no peer knows the rule about tokens. With its key a click has 201 bytes in Kafka. Not safe
 * for several threads.
 */
final class TraceClicks {
  /** Clicks of one stretch. */
  static final int STRETCH = 10_000;

  private static final int MAX_DISORDER_MILLIS = 2_000;
  private static final int COPIES_PERCENT = 5;
  private static final int ROBOTS_PER_MILLE = 10;
  private static final int ROBOTS = 1_000;
  private static final int TAGGED_PER_MILLE = 10;
  private static final int RECENT = 64;

  private final TraceShape shape;
  private final long startMillis;
  private final SplittableRandom random;
  private final DiscreteSampler adRanks;
  private final Click[] recent = new Click[RECENT];
  private long index;
  private int made;

  /**
   * @param startMillis event time of the first click
   * @param stretch which stretch, from 0
   */
  TraceClicks(TraceShape shape, long startMillis, long stretch) {
    this.shape = shape;
    this.startMillis = startMillis;
    index = stretch * STRETCH;
    random = new SplittableRandom(stretch);
    UniformRandomProvider ranks = RandomSource.XO_RO_SHI_RO_128_PP.create(stretch);
    adRanks = RejectionInversionZipfSampler.of(ranks, shape.ads(), 1);
  }

  /** The next click. */
  Click next() {
    boolean copy = made >= RECENT && random.nextInt(100) < COPIES_PERCENT;
    Click click = copy ? recent[random.nextInt(RECENT)] : first();
    recent[made++ % RECENT] = click;
    index++;
    return click;
  }

  private Click first() {
    boolean robot = random.nextInt(1_000) < ROBOTS_PER_MILLE;
    int user = robot ? random.nextInt(ROBOTS) : ROBOTS + random.nextInt(shape.users());
    int ad = random.nextDouble() < shape.hotAdShare() ? 0 : adRanks.sample();
    long eventTime =
        startMillis + index * 1_000 / shape.eventRate() - random.nextInt(MAX_DISORDER_MILLIS);
    return new Click(
        "campaign-%07d/creative-%08d".formatted(ad / 20, ad),
        userId(user),
        eventTime,
        address(user),
        500 + ad * 7_919L % 20_000,
        random.nextInt(1_000) < TAGGED_PER_MILLE ? "BOT_USER_AGENT" : "",
        eventTime + MAX_DISORDER_MILLIS);
  }

  private static String address(int user) {
    int high = user >>> 16;
    int low = user & 0xffff;
    return "2001:0db8:%04x:%04x:00aa:00bb:%04x:%04x".formatted(high, low, low, high);
  }

  /** Users are known by a digest, as a platform that minds privacy would send them. */
  private static String userId(int user) {
    HexFormat hex = HexFormat.of();
    long spread = user * 0x9E3779B97F4A7C15L;
    return hex.toHexDigits(spread)
        + hex.toHexDigits(~spread)
        + hex.toHexDigits(spread >>> 7)
        + hex.toHexDigits(spread * 31);
  }
}
