package io.adclicks.pipeline.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.model.Resolution;
import io.adclicks.pipeline.batching.AdKey;
import io.adclicks.pipeline.batching.BodyWriter;
import io.adclicks.pipeline.batching.MinuteBatch;
import io.adclicks.pipeline.judging.Change;
import io.adclicks.pipeline.judging.ChangeRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdHourTest {
  private static final long START = 7_200_000;
  private static final long LATENESS = 300_000;

  private final AdHour hour = new AdHour(LATENESS, Finality.FINAL, Spread.NONE);

  @Test
  void figuresOfAnAdAddUpInAllWindows() {
    add(0, "a", Change.judged(true, 100));
    add(0, "a", Change.judged(true, 200));
    add(1, "a", Change.DUPLICATE);
    add(4, "a", Change.GENERAL_INVALID);
    add(59, "a", Change.judged(true, 200));
    add(59, "a", Change.invalidated(1, 200));

    assertThat(told(hour, START, true))
        .containsExactlyInAnyOrder(
            cell(Resolution.MINUTE, 0, 2, 300, 0, 0, 0),
            cell(Resolution.MINUTE, 1, 0, 0, 1, 0, 0),
            cell(Resolution.MINUTE, 4, 0, 0, 0, 1, 0),
            cell(Resolution.MINUTE, 59, 0, 0, 0, 1, 1),
            cell(Resolution.FIVE_MINUTES, 0, 2, 300, 1, 1, 0),
            cell(Resolution.FIVE_MINUTES, 55, 0, 0, 0, 1, 1),
            cell(Resolution.HOUR, 0, 2, 300, 1, 2, 1));
  }

  @Test
  void correctionThatOvertakesItsClickIsNotToldBeforeIt() {
    add(0, "a", Change.invalidated(1, 200));
    add(0, "b", Change.judged(true, 100));
    assertThat(told(hour, START, true)).extracting(Cell::adId).containsOnly("b");
    assertThat(hour.hasUntold()).isTrue();

    add(0, "a", Change.judged(true, 200));

    assertThat(told(hour, START + 3_600_000, false))
        .filteredOn(cell -> cell.adId().equals("a"))
        .allMatch(cell -> cell.clickCount() == 0 && cell.totalCostE4() == 0)
        .hasSize(3);
  }

  @Test
  void onlyWhatHasChangedIsToldEarly() {
    add(0, "a", Change.judged(true, 1));
    add(0, "b", Change.judged(true, 1));
    assertThat(told(hour, START, true)).extracting(Cell::adId).contains("a", "b");

    add(0, "b", Change.judged(true, 1));

    assertThat(told(hour, START, true)).extracting(Cell::adId).containsExactly("b");
    assertThat(told(hour, START, true)).isEmpty();
  }

  @Test
  void openLongWindowsAreToldNowAndThen() {
    List<Resolution> resolutions = new ArrayList<>();
    int tellings = 2 * AdHour.LONG_WINDOWS_EVERY;
    for (int i = 0; i < tellings; i++) {
      add(0, "a", Change.DUPLICATE);
      told(hour, START, true).forEach(cell -> resolutions.add(cell.resolution()));
    }

    assertThat(resolutions).filteredOn(Resolution.MINUTE::equals).hasSize(tellings);
    assertThat(resolutions).filteredOn(Resolution.FIVE_MINUTES::equals).hasSize(2);
    assertThat(resolutions).filteredOn(Resolution.HOUR::equals).hasSize(2);
    assertThat(hour.hasUntold()).isTrue();
  }

  @Test
  void hoursTellTheirLongWindowsInTurns() {
    List<AdHour> hours =
        IntStream.range(0, AdHour.LONG_WINDOWS_EVERY)
            .mapToObj(turn -> new AdHour(LATENESS, Finality.FINAL, new Spread(turn * 3_000L)))
            .toList();
    for (int telling = 0; telling < AdHour.LONG_WINDOWS_EVERY; telling++) {
      long toldTheHour = 0;
      for (AdHour each : hours) {
        each.absorb(batch(0, "a", Change.DUPLICATE));
        toldTheHour +=
            told(each, START, true).stream()
                .filter(cell -> cell.resolution() == Resolution.HOUR)
                .count();
      }
      assertThat(toldTheHour).isEqualTo(1);
    }
  }

  @Test
  void whatHasEndedIsNotToldEarly() {
    long endOfMinute = START + 60_000;
    add(0, "a", Change.DUPLICATE);

    assertThat(told(hour, endOfMinute, true))
        .extracting(Cell::resolution)
        .doesNotContain(Resolution.MINUTE);
    assertThat(hour.hasUntold()).isTrue();
    assertThat(told(hour, endOfMinute, false))
        .extracting(Cell::resolution, Cell::finality)
        .containsExactly(org.assertj.core.api.Assertions.tuple(Resolution.MINUTE, Finality.FINAL));
  }

  @Test
  void windowsRiseAtTheirEndAndAreForgottenAfterTheLateness() {
    add(0, "a", Change.DUPLICATE);
    long endOfMinute = START + 60_000;

    assertThat(hour.nextRiseMillis()).isEqualTo(endOfMinute);
    assertThat(told(hour, endOfMinute, false))
        .extracting(Cell::resolution, Cell::finality)
        .containsExactly(org.assertj.core.api.Assertions.tuple(Resolution.MINUTE, Finality.FINAL));
    assertThat(hour.nextRiseMillis()).isEqualTo(START + 300_000);
    told(hour, START + 300_000, false);
    assertThat(hour.nextRiseMillis()).isEqualTo(endOfMinute + LATENESS);
    assertThat(told(hour, endOfMinute + LATENESS, false))
        .extracting(Cell::finality)
        .containsExactly(Finality.CLOSED);
    assertThat(told(hour, START + 3_600_000 + LATENESS, false)).hasSize(2);
    assertThat(hour.nextRiseMillis()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void snapshotTellsAllThatTheLogTold() {
    for (int i = 0; i < 3_000; i++) {
      add(i % 60, "ad-" + i % 7, i % 5 == 0 ? Change.DUPLICATE : Change.judged(true, i));
      add(i % 13, "ad-" + i % 7, Change.invalidated(1, i % 3));
    }

    AdHour restored = new AdHour(LATENESS, Finality.FINAL, Spread.NONE);
    restored.restore(hour.snapshot());

    assertThat(told(restored, START, true)).containsExactlyElementsOf(told(hour, START, true));
  }

  @Test
  void longWindowsKeepWhatForgottenMinutesHeld() {
    add(0, "a", Change.judged(true, 100));
    add(3, "a", Change.judged(true, 20));
    told(hour, START + 60_000 + LATENESS, false);
    add(3, "a", Change.DUPLICATE);
    AdHour restored = new AdHour(LATENESS, Finality.FINAL, Spread.NONE);
    restored.restore(hour.snapshot());

    for (AdHour either : List.of(hour, restored)) {
      either.absorb(batch(7, "a", Change.judged(true, 3)));

      assertThat(told(either, START, true))
          .containsExactlyInAnyOrder(
              cell(Resolution.MINUTE, 3, 1, 20, 1, 0, 0),
              cell(Resolution.MINUTE, 7, 1, 3, 0, 0, 0),
              cell(Resolution.FIVE_MINUTES, 0, 2, 120, 1, 0, 0),
              cell(Resolution.FIVE_MINUTES, 5, 1, 3, 0, 0, 0),
              cell(Resolution.HOUR, 0, 3, 123, 1, 0, 0));
    }
  }

  @Test
  void snapshotReplacesALogThatIsMuchLonger() {
    for (int i = 0; i < 4_096; i++) {
      add(0, "a", Change.DUPLICATE);
    }
    assertThat(hour.needsSnapshot()).isFalse();

    add(0, "a", Change.DUPLICATE);

    assertThat(hour.needsSnapshot()).isTrue();
    hour.snapshot();
    assertThat(hour.needsSnapshot()).isFalse();
  }

  @Test
  void noSnapshotReplacesALogThatIsHardlyLonger() {
    for (int i = 0; i < 10_000; i++) {
      add(0, "ad-" + i % 5_000, Change.DUPLICATE);
    }

    assertThat(hour.needsSnapshot()).isFalse();
  }

  @Test
  void correctionThatComesFirstWaitsForTheIdOfItsAd() {
    hour.absorb(batch(0, "a", Change.invalidated(0, 0)).withoutNames());
    AdHour restored = new AdHour(LATENESS, Finality.FINAL, Spread.NONE);
    restored.restore(hour.snapshot());
    for (AdHour either : List.of(hour, restored)) {
      assertThat(told(either, START, true)).isEmpty();
      assertThat(either.hasUntold()).isTrue();

      either.absorb(batch(0, "a", Change.judged(true, 200)));

      assertThat(told(either, START, true))
          .containsExactly(cell(Resolution.MINUTE, 0, 1, 200, 0, 0, 1));
    }
  }

  @Test
  void logKeepsAnIdOnce() {
    MinuteBatch first = hour.absorb(batch(0, "a", Change.judged(true, 200)));
    MinuteBatch second = hour.absorb(batch(1, "a", Change.judged(true, 100)));

    assertThat(first).isEqualTo(batch(0, "a", Change.judged(true, 200)));
    assertThat(second).isEqualTo(batch(1, "a", Change.judged(true, 100)).withoutNames());
    AdHour replayed = new AdHour(LATENESS, Finality.FINAL, Spread.NONE);
    replayed.absorb(second);
    replayed.absorb(first);
    assertThat(told(replayed, START, true))
        .containsExactlyInAnyOrderElementsOf(told(hour, START, true));
  }

  private void add(int minute, String ad, Change change) {
    hour.absorb(batch(minute, ad, change));
  }

  private static MinuteBatch batch(int minute, String ad, Change change) {
    byte[] utf8 = ad.getBytes(StandardCharsets.UTF_8);
    BodyWriter body = new BodyWriter();
    ChangeRecord.writeForAd(change, AdKey.write(utf8, 0, utf8.length, body));
    body.endRecord();
    return body.drain(START / 60_000 + minute);
  }

  private static List<Cell> told(AdHour hour, long watermark, boolean early) {
    List<Cell> cells = new ArrayList<>();
    if (early) {
      hour.tellEarly(watermark, block -> cells.addAll(block.cells()));
    } else {
      hour.tellRisen(watermark, block -> cells.addAll(block.cells()));
    }
    return cells;
  }

  private static Cell cell(
      Resolution resolution,
      int minute,
      long clicks,
      long cost,
      long duplicates,
      long invalid,
      long moves) {
    return new Cell(
        "a",
        resolution,
        START + minute * 60_000L,
        clicks,
        cost,
        duplicates,
        invalid,
        Finality.PROVISIONAL,
        Revision.of(Finality.PROVISIONAL, clicks + duplicates + invalid, moves));
  }
}
