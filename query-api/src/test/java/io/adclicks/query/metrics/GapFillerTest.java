package io.adclicks.query.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adclicks.query.freshness.PipelineProgress;
import io.adclicks.query.parameters.InvalidParameterException;
import io.adclicks.query.parameters.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GapFillerTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final PipelineProgress NONE =
      new PipelineProgress(Optional.empty(), Optional.empty());

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
    assertThat(new GapFiller(query("zero"), NONE).fill(List.of()))
        .extracting(AdCell::finality)
        .containsOnly(Finality.PROVISIONAL);
  }

  @Test
  void nothingIsFilledUnlessAskedFor() {
    assertThat(new GapFiller(query("none"), NONE).fill(List.of())).isEmpty();
  }

  @Test
  void seriesThatWouldBeTooLongTogetherAreRefusedBeforeAnyIsFilled() {
    Map<String, List<AdCell>> series = Map.of("a", new NeverRead(), "b", new NeverRead());
    GapFiller filler = new GapFiller(query("zero", Windows.MAX_POINTS / 2 + 1), NONE);

    assertThatThrownBy(() -> filler.fillAll(series))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("more than 50000 points, so write a shorter range, fewer ids");
  }

  @Test
  void asManyPointsAsAnAnswerMayHaveAreFilled() {
    Map<String, List<AdCell>> series = Map.of("a", List.of(), "b", List.of());
    GapFiller filler = new GapFiller(query("zero", Windows.MAX_POINTS / 2), NONE);

    assertThat(filler.fillAll(series))
        .extracting(one -> one.cells().size())
        .containsExactly(25_000, 25_000);
  }

  @Test
  void withoutZerosOnlyTheWindowsWithClicksCount() {
    Map<String, List<AdCell>> series =
        Map.of("a", List.of(empty(0, Finality.FINAL)), "b", List.of());
    GapFiller filler = new GapFiller(query("none", Windows.MAX_POINTS), NONE);

    assertThat(filler.fillAll(series)).hasSize(2);
  }

  /** Cells of a series that nobody may fill. */
  private static final class NeverRead extends AbstractList<AdCell> {
    @Override
    public AdCell get(int index) {
      throw new AssertionError("the series was filled");
    }

    @Override
    public int size() {
      return 1;
    }
  }

  private static Windows query(String fill) {
    return query(fill, 3);
  }

  private static Windows query(String fill, int minutes) {
    return Windows.parse("1m", new TimeRange(START, minute(minutes)), fill, null, null);
  }

  private static AdCell empty(int minute, Finality finality) {
    return new AdCell(minute(minute), Figures.NONE, finality, Optional.empty());
  }

  private static Instant minute(int minutes) {
    return START.plus(Duration.ofMinutes(minutes));
  }
}
