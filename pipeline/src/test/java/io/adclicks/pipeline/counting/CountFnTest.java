package io.adclicks.pipeline.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.adclicks.model.Resolution;
import io.adclicks.pipeline.CountingRules;
import io.adclicks.pipeline.batching.BodyWriter;
import io.adclicks.pipeline.batching.Buckets;
import io.adclicks.pipeline.batching.MinuteBatch;
import io.adclicks.pipeline.judging.Change;
import io.adclicks.pipeline.judging.ChangeRecord;
import io.adclicks.pipeline.lateness.LingeringWindows;
import io.adclicks.pipeline.trace.OneKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CountFnTest {
  private static final CountingRules RULES =
      new CountingRules(0, 0, Duration.ofMinutes(5), Duration.ofSeconds(1), new Buckets(2));
  private static final long FIRST = Instant.parse("2026-11-23T10:00:00Z").getMillis() / 60_000;

  private long now;

  @ParameterizedTest
  @EnumSource
  void windowsAreForgottenAfterTheirLastWord(Resolution resolution) throws Exception {
    OneKey<Cell> step = step(resolution);
    long minutes = 240;

    for (long minute = FIRST; minute < FIRST + minutes; minute++) {
      step.process(duplicates(minute, 1));
      step.process(duplicates(minute, 1));
      firings(step);
      step.advanceWatermarkTo(endOf(minute));

      assertThat(step.statesInUse()).as("log and stamp").isLessThanOrEqualTo(2 * alive(resolution));
      assertThat(indexes(step)).isLessThanOrEqualTo(alive(resolution));
    }
    step.advanceWatermarkTo(endOf(FIRST + minutes + 5));

    assertThat(step.statesInUse()).isZero();
    assertThat(indexes(step)).isZero();
    assertThat(step.timersPending()).isZero();
    assertThat(step.takeOutput())
        .filteredOn(cell -> cell.finality() == Finality.CLOSED)
        .hasSize((int) (minutes * 60_000 / resolution.durationMillis()))
        .allMatch(cell -> cell.duplicateCount() == resolution.durationMillis() / 30_000);
  }

  @Test
  void longLogIsReplacedByASnapshotThatCountsOn() throws Exception {
    OneKey<Cell> step = step(Resolution.HOUR);
    for (int i = 0; i < 9; i++) {
      step.process(duplicates(FIRST, 1_000));
    }
    assertThat(step.logBytes()).isLessThan(5_000L * duplicates(FIRST, 1).body().length);

    step.crashAndResume();
    step.process(duplicates(FIRST, 1));
    step.advanceWatermarkTo(endOf(FIRST + 70));

    assertThat(step.takeOutput())
        .extracting(Cell::finality, Cell::duplicateCount)
        .containsExactly(tuple(Finality.FINAL, 9_001L), tuple(Finality.CLOSED, 9_001L));
  }

  @Test
  void lateClickAfterACrashIsStillToldAsFinal() throws Exception {
    OneKey<Cell> step = step(Resolution.MINUTE);
    step.process(duplicates(FIRST, 1));
    step.advanceWatermarkTo(endOf(FIRST));
    assertThat(step.takeOutput()).extracting(Cell::finality).containsExactly(Finality.FINAL);

    step.crashAndResume();
    step.process(duplicates(FIRST, 1));
    firings(step);
    step.advanceWatermarkTo(endOf(FIRST + 1));

    assertThat(step.takeOutput())
        .last()
        .satisfies(
            cell -> {
              assertThat(cell.finality()).isEqualTo(Finality.FINAL);
              assertThat(cell.duplicateCount()).isEqualTo(2);
            });
  }

  private static OneKey<Cell> step(Resolution resolution) {
    LingeringWindows windows = LingeringWindows.of(resolution, RULES.allowedLateness());
    return new OneKey<>(
        new CountFn(resolution, RULES, windows),
        windows,
        CountClicks.CELLS,
        List.of(CountClicks.PROGRESS));
  }

  private void firings(OneKey<Cell> step) throws Exception {
    now += 2_000;
    step.advanceProcessingTimeTo(Instant.ofEpochMilli(now));
  }

  private static long indexes(OneKey<Cell> step) {
    return ((CountFn) step.fn()).indexes.size();
  }

  /** How many windows of a resolution are alive at a time. */
  private static long alive(Resolution resolution) {
    double lingering = RULES.allowedLateness().toMillis();
    return 1 + (long) Math.ceil(lingering / resolution.durationMillis());
  }

  private static Instant endOf(long minute) {
    return Instant.ofEpochMilli((minute + 1) * 60_000);
  }

  private static MinuteBatch duplicates(long minute, int count) {
    byte[] ad = "ad".getBytes(StandardCharsets.UTF_8);
    BodyWriter body = new BodyWriter();
    for (int i = 0; i < count; i++) {
      ChangeRecord.writeForAd(Change.DUPLICATE, body.text(ad, 0, ad.length));
      body.endRecord();
    }
    return body.drain(minute);
  }
}
