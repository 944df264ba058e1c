package io.adclicks.query.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.query.freshness.PipelineProgress;
import io.adclicks.query.parameters.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GapFillerTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  @Test
  void windowsWithoutClicksAreZeroAndFinalOnceTheWatermarkHasPassedTheirEnd() {
    AdCell counted =
        new AdCell(
            minute(1), new Figures(3, 7_500, 1, 0), Finality.FINAL, Optional.of(Instant.EPOCH));
    PipelineProgress progress =
        new PipelineProgress(Optional.of(minute(2)), Optional.of(Instant.EPOCH));

    List<AdCell> filled = new GapFiller(query("zero"), progress).fill(List.of(counted));

    assertThat(filled)
        .containsExactly(empty(0, Finality.FINAL), counted, empty(2, Finality.PROVISIONAL));
  }

  @Test
  void withoutAnyProgressNothingIsFinal() {
    PipelineProgress none = new PipelineProgress(Optional.empty(), Optional.empty());

    assertThat(new GapFiller(query("zero"), none).fill(List.of()))
        .extracting(AdCell::finality)
        .containsOnly(Finality.PROVISIONAL);
  }

  @Test
  void nothingIsFilledUnlessAskedFor() {
    PipelineProgress none = new PipelineProgress(Optional.empty(), Optional.empty());

    assertThat(new GapFiller(query("none"), none).fill(List.of())).isEmpty();
  }

  private static Windows query(String fill) {
    return Windows.parse("1m", new TimeRange(START, minute(3)), fill, null, null);
  }

  private static AdCell empty(int minute, Finality finality) {
    return new AdCell(minute(minute), Figures.NONE, finality, Optional.empty());
  }

  private static Instant minute(int minutes) {
    return START.plus(Duration.ofMinutes(minutes));
  }
}
