package io.adclicks.pipeline.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.model.Resolution;
import io.adclicks.pipeline.batching.AdKey;
import io.adclicks.pipeline.batching.BodyWriter;
import io.adclicks.pipeline.judging.Change;
import io.adclicks.pipeline.judging.ChangeRecord;
import io.adclicks.pipeline.trace.CellKey;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** An hour goes by, minutes are forgotten, and now and then all is restored from a snapshot. */
class AdHourSumsTest {
  private static final long START = 7_200_000;
  private static final long MINUTE = 60_000;
  private static final int LATE_MINUTES = 5;

  private final Map<CellKey, Sum> expected = new HashMap<>();
  private final Map<CellKey, Sum> told = new HashMap<>();

  @Property(tries = 300)
  void lastWordOfEachCellIsTheSumOfItsChanges(@ForAll long seed) {
    expected.clear();
    told.clear();
    Random random = new Random(seed);
    AdHour hour = emptyHour();
    for (int now = 0; now < 60; now += random.nextInt(4)) {
      int minute = Math.min(59, Math.max(0, now - LATE_MINUTES + random.nextInt(8)));
      clicks(hour, minute, 1 + random.nextInt(20), random);
      corrections(hour, minute, random.nextInt(12), random);
      if (random.nextBoolean()) {
        hour.tellEarly(START + now * MINUTE, this::note);
      } else {
        hour.tellRisen(START + now * MINUTE, this::note);
      }
      if (random.nextInt(4) == 0) {
        AdHour restored = emptyHour();
        restored.restore(hour.snapshot());
        hour = restored;
      }
    }

    hour.tellRisen(START + 2 * Resolution.HOUR.durationMillis(), this::note);

    assertThat(told).isEqualTo(expected);
  }

  private static AdHour emptyHour() {
    return new AdHour(LATE_MINUTES * MINUTE, Finality.FINAL, Spread.NONE);
  }

  private void clicks(AdHour hour, int minute, int count, Random random) {
    BodyWriter body = new BodyWriter();
    for (int i = 0; i < count; i++) {
      byte[] ad = ("ad-" + random.nextInt(5)).getBytes(StandardCharsets.UTF_8);
      int cost = random.nextInt(100);
      ChangeRecord.writeForAd(Change.judged(true, cost), AdKey.write(ad, 0, ad.length, body));
      body.endRecord();
      expect(minute, new String(ad, StandardCharsets.UTF_8), new Sum(1, cost, 0));
    }
    hour.absorb(body.drain(START / MINUTE + minute));
  }

  /** Some come before the click that they correct; none has the id of its ad. */
  private void corrections(AdHour hour, int minute, int count, Random random) {
    BodyWriter body = new BodyWriter();
    BodyWriter clicks = new BodyWriter();
    for (int i = 0; i < count; i++) {
      byte[] ad = ("ad-" + random.nextInt(7)).getBytes(StandardCharsets.UTF_8);
      AdKey key = new AdKey();
      key.moveTo(ad, 0, ad.length);
      ChangeRecord.writeForAd(Change.invalidated(1, 7), key.writeNamelessTo(body));
      body.endRecord();
      ChangeRecord.writeForAd(Change.judged(true, 7), key.writeTo(clicks));
      clicks.endRecord();
      expect(minute, new String(ad, StandardCharsets.UTF_8), new Sum(0, 0, 1));
    }
    if (count > 0) {
      hour.absorb(body.drain(START / MINUTE + minute));
      hour.absorb(clicks.drain(START / MINUTE + minute));
    }
  }

  private void expect(int minute, String ad, Sum sum) {
    for (Resolution resolution : Resolution.values()) {
      long start = resolution.windowStart(START + minute * MINUTE);
      expected.merge(new CellKey(ad, resolution, start), sum, Sum::plus);
    }
  }

  private void note(CellBlock block) {
    for (Cell cell : block.cells()) {
      told.put(
          CellKey.of(cell), new Sum(cell.clickCount(), cell.totalCostE4(), cell.invalidCount()));
    }
  }

  private record Sum(long valid, long costE4, long invalid) {
    Sum plus(Sum other) {
      return new Sum(valid + other.valid, costE4 + other.costE4, invalid + other.invalid);
    }
  }
}
