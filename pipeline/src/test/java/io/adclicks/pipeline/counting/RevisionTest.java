package io.adclicks.pipeline.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RevisionTest {
  private static final long MAX_CLICKS = (1L << 40) - 1;

  @Property
  void moreClicksOutrankMoreMovedVerdicts(
      @ForAll @LongRange(max = MAX_CLICKS - 1) long clicks,
      @ForAll @LongRange long fewMoves,
      @ForAll @LongRange long manyMoves) {
    assertThat(Revision.of(Finality.PROVISIONAL, clicks + 1, fewMoves))
        .isGreaterThan(Revision.of(Finality.PROVISIONAL, clicks, manyMoves));
  }

  @Property
  void moreMovedVerdictsOfAsManyClicksAreLater(
      @ForAll @LongRange(max = MAX_CLICKS) long clicks,
      @ForAll @LongRange(max = (1 << 21) - 2) long moves) {
    assertThat(Revision.of(Finality.FINAL, clicks, moves + 1))
        .isGreaterThan(Revision.of(Finality.FINAL, clicks, moves));
  }

  @Test
  void finalityOutranksAllElse() {
    Finality[] levels = Finality.values();

    for (int i = 1; i < levels.length; i++) {
      assertThat(Revision.of(levels[i], 0, 0))
          .isGreaterThan(Revision.of(levels[i - 1], MAX_CLICKS, Long.MAX_VALUE));
    }
  }

  @Test
  void highestRevisionIsStillPositive() {
    assertThat(Revision.of(Finality.RESTATED, MAX_CLICKS, Long.MAX_VALUE)).isPositive();
  }

  @Test
  void numberOfClicksThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> Revision.of(Finality.FINAL, MAX_CLICKS + 1, 0))
        .hasMessageContaining("1099511627776 clicks");
    assertThatThrownBy(() -> Revision.of(Finality.FINAL, -1, 0)).hasMessageContaining("-1 clicks");
  }
}
