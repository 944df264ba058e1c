package io.adclicks.pipeline.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.model.Resolution;
import io.adclicks.pipeline.batching.BodyWriter;
import io.adclicks.pipeline.judging.Change;
import io.adclicks.pipeline.judging.ChangeRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdWindowTest {
  private static final long START = 600_000;

  private final AdWindow window = new AdWindow();

  @Test
  void figuresOfAnAdAddUp() {
    add("a", Change.judged(true, 100));
    add("a", Change.judged(true, 200));
    add("a", Change.DUPLICATE);
    add("a", Change.GENERAL_INVALID);
    add("a", Change.invalidated(1, 200));

    assertThat(all(window)).containsExactly(cell("a", 1, 100, 1, 2, Finality.FINAL, 4, 1));
  }

  @Test
  void onlyWhatHasChangedIsToldEarly() {
    add("a", Change.judged(true, 1));
    add("b", Change.judged(true, 1));
    assertThat(changed(window)).extracting(Cell::adId).containsExactly("a", "b");

    add("b", Change.judged(true, 1));

    assertThat(changed(window)).extracting(Cell::adId).containsExactly("b");
    assertThat(changed(window)).isEmpty();
  }

  @Test
  void snapshotTellsAllThatTheLogTold() {
    for (int i = 0; i < 3_000; i++) {
      add("ad-" + i % 7, i % 5 == 0 ? Change.DUPLICATE : Change.judged(true, i));
      add("ad-" + i % 7, Change.invalidated(1, i % 3));
    }

    AdWindow restored = new AdWindow();
    restored.replay(window.snapshot());

    assertThat(all(restored)).isEqualTo(all(window));
  }

  @Test
  void snapshotReplacesALogThatIsMuchLonger() {
    for (int i = 0; i < 4_096; i++) {
      add("a", Change.DUPLICATE);
    }
    assertThat(window.needsSnapshot()).isFalse();

    add("a", Change.DUPLICATE);

    assertThat(window.needsSnapshot()).isTrue();
    window.snapshot();
    assertThat(window.needsSnapshot()).isFalse();
  }

  @Test
  void noSnapshotReplacesALogThatIsHardlyLonger() {
    for (int i = 0; i < 10_000; i++) {
      add("ad-" + i % 5_000, Change.DUPLICATE);
    }

    assertThat(window.needsSnapshot()).isFalse();
  }

  private void add(String ad, Change change) {
    byte[] utf8 = ad.getBytes(StandardCharsets.UTF_8);
    BodyWriter body = new BodyWriter().text(utf8, 0, utf8.length);
    ChangeRecord.writeForAd(change, body);
    body.endRecord();
    window.replay(body.drain(0).body());
  }

  private static List<Cell> all(AdWindow window) {
    List<Cell> cells = new ArrayList<>();
    window.emitAll(Resolution.MINUTE, START, Finality.FINAL, cells::add);
    return cells;
  }

  private static List<Cell> changed(AdWindow window) {
    List<Cell> cells = new ArrayList<>();
    window.emitChanged(Resolution.MINUTE, START, Finality.PROVISIONAL, cells::add);
    return cells;
  }

  private static Cell cell(
      String ad,
      long clicks,
      long cost,
      long duplicates,
      long invalid,
      Finality finality,
      long absorbed,
      long moves) {
    return new Cell(
        ad,
        Resolution.MINUTE,
        START,
        clicks,
        cost,
        duplicates,
        invalid,
        finality,
        Revision.of(finality, absorbed, moves));
  }
}
