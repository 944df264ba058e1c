package io.adclicks.pipeline.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.model.Resolution;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
  private static final long HOUR = Resolution.HOUR.durationMillis();
  private static final long LATENESS = 300_000;
  private static final int BUCKETS = 256;

  @Test
  void everyWindowBecomesFinalBeforeItIsClosedAndClosesWhileItsHourLingers() {
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      Spread spread = Spread.of(bucket);
      for (Resolution resolution : Resolution.values()) {
        for (long end = resolution.durationMillis();
            end <= HOUR;
            end += resolution.durationMillis()) {
          long isFinal = spread.finalMillis(resolution, end);
          long isClosed = spread.closedMillis(resolution, end, LATENESS);

          assertThat(isFinal).isBetween(end, end + LATENESS);
          assertThat(isClosed)
              .isGreaterThan(isFinal)
              .isBetween(end + LATENESS, HOUR + LATENESS + Spread.LONGEST.toMillis());
        }
      }
    }
  }

  @Test
  void bucketsTellInAllTurnsAndAtTimesOfTheirOwn() {
    int[] bucketsOfTurn = new int[AdHour.LONG_WINDOWS_EVERY];
    IntStream.range(0, BUCKETS)
        .forEach(bucket -> bucketsOfTurn[Spread.of(bucket).turn(bucketsOfTurn.length)]++);

    assertThat(Arrays.stream(bucketsOfTurn).min().orElseThrow()).isGreaterThan(BUCKETS / 20);
    assertThat(IntStream.range(0, BUCKETS).mapToObj(Spread::of).distinct()).hasSize(BUCKETS);
  }
}
