package io.adclicks.bench.reconcile;

import io.adclicks.backfill.archive.AddressPrivacy;
import io.adclicks.backfill.archive.ArchiveFolder;
import io.adclicks.backfill.archive.ArchiveWriter;
import io.adclicks.model.Click;
import io.adclicks.model.ClickCodec;
import io.adclicks.pipeline.source.EncodedClick;
import io.adclicks.pipeline.source.Position;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A day of clicks, the same each time: popular and rare ads, people, robots that click far over the
 * limit, tagged clicks and copies.
 *
 * @param date the day, UTC
 * @param clicks how many
 * @param ads how many ads there are
 */
record DayClicks(LocalDate date, long clicks, int ads) {
  private static final long DAY_MILLIS = 86_400_000;
  private static final int BATCH = 250_000;
  private static final int PARTITIONS = 4;
  private static final int USERS = 2_000_000;
  private static final int COPIES_PERCENT = 5;
  private static final int ROBOTS_PERCENT = 2;
  private static final int TAGGED_PER_MILLE = 10;

  /** Archives them. */
  void archive(ArchiveFolder folder) throws IOException {
    ArchiveWriter writer = new ArchiveWriter(folder, AddressPrivacy.NONE, InstantSource.system());
    SplittableRandom random = new SplittableRandom(17);
    DiscreteSampler ranks =
        RejectionInversionZipfSampler.of(RandomSource.XO_RO_SHI_RO_128_PP.create(17), ads, 1);
    Click click = null;
    for (long i = 0; i < clicks; i++) {
      boolean copy = click != null && random.nextInt(100) < COPIES_PERCENT;
      click = copy ? click : click(i, ranks.sample(), random);
      long position = Position.of((int) (i % PARTITIONS), i / PARTITIONS);
      writer.add(new EncodedClick(position, ClickCodec.encode(click)));
      if ((i + 1) % BATCH == 0) {
        writer.flush();
      }
    }
    writer.flush();
  }

  private Click click(long index, int ad, SplittableRandom random) {
    long start = date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    long time = start + (long) ((double) index / clicks * DAY_MILLIS);
    boolean robot = random.nextInt(100) < ROBOTS_PERCENT;
    // A robot that is alone for a quarter of an hour, and then another one.
    long user = robot ? time / 900_000 : 1_000_000_000L + random.nextInt(USERS);
    return new Click(
        "creative-%08d".formatted(ad),
        "user-%012d".formatted(user),
        time,
        "2001:db8::%x:%x".formatted(user >>> 16 & 0xffff, user & 0xffff),
        500 + ad * 7_919L % 20_000,
        random.nextInt(1_000) < TAGGED_PER_MILLE ? "BOT_USER_AGENT" : "",
        time + 40);
  }
}
