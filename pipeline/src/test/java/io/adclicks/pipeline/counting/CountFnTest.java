package io.adclicks.pipeline.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.adclicks.model.Resolution;
import io.adclicks.pipeline.CountingRules;
import io.adclicks.pipeline.batching.AdKey;
import io.adclicks.pipeline.batching.BodyWriter;
import io.adclicks.pipeline.batching.Buckets;
import io.adclicks.pipeline.batching.MinuteBatch;
import io.adclicks.pipeline.judging.Change;
import io.adclicks.pipeline.judging.ChangeRecord;
import io.adclicks.pipeline.trace.OneKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class CountFnTest {
  private static final CountingRules RULES =
      new CountingRules(0, 0, 0, Duration.ofMinutes(5), Duration.ofSeconds(1), new Buckets(2));
  private static final long FIRST = Instant.parse("2026-11-23T10:00:00Z").getMillis() / 60_000;

  private long now;

  @Test
  void windowsAreForgottenAfterTheirLastWord() throws Exception {
    OneKey<CellBlock> step = step();
    long minutes = 240;

    for (long minute = FIRST; minute < FIRST + minutes; minute++) {
      step.process(duplicates(minute, 1));
      step.process(duplicates(minute, 1));
      firings(step);
      step.advanceWatermarkTo(endOf(minute));

      assertThat(step.statesInUse())
          .as("log, snapshot and stamp of two hours")
          .isLessThanOrEqualTo(2 * 3);
      assertThat(indexes(step)).isLessThanOrEqualTo(2);
      assertThat(step.timersPending()).isLessThanOrEqualTo(2 * 3);
    }
    step.advanceWatermarkTo(endOf(FIRST + minutes + 5));
    firings(step);

    assertThat(step.statesInUse()).isZero();
    assertThat(indexes(step)).isZero();
    assertThat(step.timersPending()).isZero();
    List<Cell> closed =
        cells(step).stream().filter(cell -> cell.finality() == Finality.CLOSED).toList();
    for (Resolution resolution : Resolution.values()) {
      assertThat(closed)
          .filteredOn(cell -> cell.resolution() == resolution)
          .hasSize((int) (minutes * 60_000 / resolution.durationMillis()))
          .allMatch(cell -> cell.duplicateCount() == resolution.durationMillis() / 30_000);
    }
  }

  @Test
  void longLogIsReplacedByASnapshotThatCountsOn() throws Exception {
    OneKey<CellBlock> step = step();
    for (int i = 0; i < 9; i++) {
      step.process(duplicates(FIRST, 1_000));
    }
    assertThat(step.logBytes()).isLessThan(5_000L * duplicates(FIRST, 1).body().length);

    step.crashAndResume();
    step.process(duplicates(FIRST, 1));
    step.advanceWatermarkTo(endOf(FIRST + 62));
    step.advanceWatermarkTo(endOf(FIRST + 70));

    assertThat(cells(step))
        .filteredOn(cell -> cell.resolution() == Resolution.HOUR)
        .extracting(Cell::finality, Cell::duplicateCount)
        .containsExactly(tuple(Finality.FINAL, 9_001L), tuple(Finality.CLOSED, 9_001L));
  }

  @Test
  void lateClickAfterACrashIsStillToldAsFinal() throws Exception {
    OneKey<CellBlock> step = step();
    step.process(duplicates(FIRST, 1));
    step.advanceWatermarkTo(endOf(FIRST));
    assertThat(cells(step)).extracting(Cell::finality).containsExactly(Finality.FINAL);

    step.crashAndResume();
    step.process(duplicates(FIRST, 1));
    firings(step);
    step.advanceWatermarkTo(endOf(FIRST + 1));

    assertThat(cells(step))
        .filteredOn(cell -> cell.resolution() == Resolution.MINUTE)
        .last()
        .satisfies(
            cell -> {
              assertThat(cell.finality()).isEqualTo(Finality.FINAL);
              assertThat(cell.duplicateCount()).isEqualTo(2);
            });
  }

  @Test
  void closedWindowIsNotToldAgainAfterACrash() throws Exception {
    OneKey<CellBlock> step = step();
    step.process(duplicates(FIRST, 1));
    step.advanceWatermarkTo(endOf(FIRST + 5));
    assertThat(cells(step)).extracting(Cell::finality).contains(Finality.CLOSED);

    step.crashAndResume();
    step.advanceWatermarkTo(endOf(FIRST + 70));

    assertThat(cells(step)).filteredOn(cell -> cell.resolution() == Resolution.MINUTE).isEmpty();
  }

  @Test
  void anHourThatWasReplayedIsToldInItsTurnAndOnce() throws Exception {
    OneKey<CellBlock> step = step();
    step.process(duplicates(FIRST, 1));
    step.crashAndResume();

    for (int i = 0; i < 2 * AdHour.LONG_WINDOWS_EVERY; i++) {
      firings(step);
    }

    assertThat(cells(step))
        .extracting(Cell::resolution)
        .containsExactlyInAnyOrder(Resolution.values());
  }

  @Test
  void changeOfWhatHasEndedIsToldAsFinalWithTheNextFiring() throws Exception {
    OneKey<CellBlock> step = step();
    step.process(duplicates(FIRST, 1));
    step.advanceWatermarkTo(endOf(FIRST));
    step.takeOutput();
    step.process(duplicates(FIRST, 1));

    firings(step);

    assertThat(cells(step))
        .filteredOn(cell -> cell.resolution() == Resolution.MINUTE)
        .extracting(Cell::finality, Cell::duplicateCount)
        .containsExactly(tuple(Finality.FINAL, 2L));
  }

  @Test
  void endOfAMinuteIsToldAfterTheDelayOfItsBucket() throws Exception {
    OneKey<CellBlock> step = step();
    step.process(duplicates(FIRST, 1));
    step.advanceWatermarkTo(Instant.ofEpochMilli(endOf(FIRST).getMillis() - 1));
    firings(step);
    assertThat(cells(step)).extracting(Cell::finality).containsOnly(Finality.PROVISIONAL);

    step.advanceWatermarkTo(endOf(FIRST));

    assertThat(cells(step))
        .extracting(Cell::resolution, Cell::finality)
        .containsExactly(tuple(Resolution.MINUTE, Finality.FINAL));
  }

  private static OneKey<CellBlock> step() {
    return new OneKey<>(
        new CountFn(RULES),
        CountClicks.hours(RULES),
        CountClicks.CELLS,
        List.of(CountClicks.PROGRESS));
  }

  private static List<Cell> cells(OneKey<CellBlock> step) {
    return step.takeOutput().stream().flatMap(block -> block.cells().stream()).toList();
  }

  private void firings(OneKey<CellBlock> step) throws Exception {
    now += 2_000;
    step.advanceProcessingTimeTo(Instant.ofEpochMilli(now));
  }

  private static long indexes(OneKey<CellBlock> step) {
    return ((CountFn) step.fn()).indexes.size();
  }

  /** When the step tells that a minute has ended. */
  private static Instant endOf(long minute) {
    return Instant.ofEpochMilli((minute + 1) * 60_000 + Spread.of(OneKey.KEY).delayMillis());
  }

  private static MinuteBatch duplicates(long minute, int count) {
    byte[] ad = "ad".getBytes(StandardCharsets.UTF_8);
    BodyWriter body = new BodyWriter();
    for (int i = 0; i < count; i++) {
      ChangeRecord.writeForAd(Change.DUPLICATE, AdKey.write(ad, 0, ad.length, body));
      body.endRecord();
    }
    return body.drain(minute);
  }
}
