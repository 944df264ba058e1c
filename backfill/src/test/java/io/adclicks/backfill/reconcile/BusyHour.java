package io.adclicks.backfill.reconcile;

import io.adclicks.backfill.archive.ArchivedDay;
import io.adclicks.backfill.journal.Limits;
import io.adclicks.pipeline.source.EncodedClick;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Clicks of which some are duplicates, some too many for their user, and some come too late. */
final class BusyHour {
  /** Under these, users and addresses go over their limits. */
  static final Limits LIMITS = new Limits(3, 12, 4);

  /** All clicks. Users, ads and minutes collide. */
  static final List<EncodedClick> CLICKS = clicks();

  /** Those that the hot path sees when it is too late. */
  static final List<EncodedClick> LATE = CLICKS.subList(200, 210);

  private static final long MINUTE = 60_000;

  private BusyHour() {}

  /** Archives all clicks; the hot path counts most of them, and sets the late ones aside. */
  static void happen(Store store, Path archive) {
    ArchivedDay.write(archive, CLICKS);
    List<EncodedClick> punctual = new ArrayList<>(CLICKS);
    punctual.removeAll(LATE);
    new HotPath(store).count(LIMITS, punctual, LATE);
  }

  private static List<EncodedClick> clicks() {
    SplittableRandom random = new SplittableRandom(11);
    List<EncodedClick> clicks = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      String ad = "ad-" + random.nextInt(5);
      String user = "user-" + random.nextInt(6);
      long time = 10 * 60 * MINUTE + random.nextInt(30) * MINUTE + i;
      clicks.add(ArchivedDay.click(i % 3, i / 3, ad, user, time));
    }
    return clicks;
  }
}
