package io.adclicks.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {
  private final Series series = new Series("Heap", "MiB");

  @Test
  void slopeIsTheGrowthPerMinuteOfWhatCameLater() {
    series.add(0, 500);
    for (int minute = 1; minute <= 10; minute++) {
      series.add(minute, 100 + 3 * minute);
    }

    assertThat(series.slope(1)).isCloseTo(3, within(1e-9));
    assertThat(series.mean(9)).isEqualTo(128.5);
    assertThat(series.slope(0)).isNegative();
  }

  @Test
  void seriesWithoutReadingsIsFlat() {
    assertThat(series.slope(0)).isZero();
    assertThat(series.mean(0)).isZero();
    assertThat(Plot.svg("Nothing", List.of(series), 5)).endsWith("</svg>\n");
  }

  @Test
  void drawingNamesEverySeriesAndItsSlope() {
    series.add(0, 10);
    series.add(1, 12);

    assertThat(Plot.svg("Two readings", List.of(series), 0))
        .contains("Two readings", "Heap: mean 11.0 MiB, slope +2.000 MiB a minute");
  }
}
