package io.adclicks.pipeline.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.model.Click;
import io.adclicks.model.Resolution;
import io.adclicks.pipeline.CountingRules;
import io.adclicks.pipeline.batching.Buckets;
import io.adclicks.pipeline.source.EncodedClick;
import io.adclicks.pipeline.source.EncodedClickCoder;
import io.adclicks.pipeline.trace.CellKey;
import io.adclicks.pipeline.trace.Counted;
import io.adclicks.pipeline.trace.Figures;
import io.adclicks.pipeline.trace.PlacedClick;
import java.time.Duration;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

/** What was told early is corrected by what is told later, whatever of it the table saw last. */
class RetractionTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final CountingRules RULES =
      new CountingRules(2, 3, 2, Duration.ofMinutes(5), Duration.ofSeconds(1), new Buckets(2));

  @Test
  void userOverTheLimitLosesTheClicksThatWereToldEarly() {
    Counted counted =
        run(
            fire(
                fire(clicks()
                        .addElements(click(1, "u", "ad", "", 100), click(2, "u", "ad-2", "", 100)))
                    .addElements(click(3, "u", "ad-3", "", 100))));

    for (Resolution resolution : Resolution.values()) {
      assertThat(counted.story(cell(resolution)))
          .isEqualTo("PROVISIONAL 1, PROVISIONAL 0, FINAL 0, CLOSED 0");
      assertThat(counted.figures()).containsEntry(cell(resolution), new Figures(0, 0, 0, 1));
    }
  }

  @Test
  void addressOverTheLimitLosesTheClicksThatWereToldEarly() {
    Counted counted =
        run(
            fire(
                fire(clicks()
                        .addElements(click(1, "u1", "ad", "h", 100), click(2, "u2", "ad", "h", 100))
                        .addElements(click(3, "u3", "ad-2", "h", 100)))
                    .addElements(click(4, "u4", "ad-2", "h", 100))));

    assertThat(counted.story(cell(Resolution.HOUR)))
        .isEqualTo("PROVISIONAL 2, PROVISIONAL 0, FINAL 0, CLOSED 0");
    assertThat(counted.figures()).containsEntry(cell(Resolution.HOUR), new Figures(0, 0, 0, 2));
  }

  @Test
  void tokenOfTooManyUsersLosesTheClicksThatWereToldEarly() {
    Counted counted =
        run(
            fire(
                fire(clicks()
                        .addElements(
                            click(1, "u1", "ad", "h1", 100, "t"),
                            click(2, "u2", "ad", "h2", 100, "t"),
                            click(3, "u3", "ad", "h3", 100, "")))
                    .addElements(click(4, "u4", "ad", "", 100, "t"))));

    assertThat(counted.story(cell(Resolution.HOUR)))
        .isEqualTo("PROVISIONAL 3, PROVISIONAL 1, FINAL 1, CLOSED 1");
    assertThat(counted.figures()).containsEntry(cell(Resolution.HOUR), new Figures(1, 100, 0, 3));
  }

  @Test
  void copyAtALowerPositionCorrectsThePriceEvenAfterTheWindowHasEnded() {
    Counted counted =
        run(
            fire(
                clicks()
                    .addElements(click(9, "u", "ad", "h", 100))
                    .advanceWatermarkTo(START.plus(org.joda.time.Duration.standardMinutes(2)))
                    .addElements(click(3, "u", "ad", "h", 250))));

    assertThat(counted.cells())
        .filteredOn(version -> CellKey.of(version).equals(cell(Resolution.MINUTE)))
        .extracting(Cell::totalCostE4)
        .startsWith(100L)
        .endsWith(250L);
    assertThat(counted.figures()).containsEntry(cell(Resolution.MINUTE), new Figures(1, 250, 1, 0));
    assertThat(counted.figures()).containsEntry(cell(Resolution.HOUR), new Figures(1, 250, 1, 0));
  }

  private static TestStream.Builder<EncodedClick> clicks() {
    return TestStream.create(EncodedClickCoder.of()).advanceWatermarkTo(START);
  }

  /**
   * So often that the long windows are told too, and with so much time between that a slow machine,
   * which tells less often, does as well.
   */
  private static TestStream.Builder<EncodedClick> fire(TestStream.Builder<EncodedClick> clicks) {
    TestStream.Builder<EncodedClick> fired = clicks;
    for (int i = 0; i < AdHour.LONG_WINDOWS_EVERY; i++) {
      fired = fired.advanceProcessingTime(org.joda.time.Duration.standardMinutes(1));
    }
    return fired;
  }

  private static Counted run(TestStream.Builder<EncodedClick> clicks) {
    return Counted.by(
        "--runner=DirectRunner",
        RULES,
        clicks
            .advanceWatermarkTo(START.plus(org.joda.time.Duration.standardMinutes(5)))
            .advanceWatermarkTo(START.plus(org.joda.time.Duration.standardMinutes(61)))
            .advanceWatermarkToInfinity());
  }

  private static TimestampedValue<EncodedClick> click(
      long position, String user, String ad, String address, long cost) {
    return click(position, user, ad, address, cost, "");
  }

  private static TimestampedValue<EncodedClick> click(
      long position, String user, String ad, String address, long cost, String token) {
    long time = START.getMillis();
    Click click = new Click(ad, user, time, address, cost, "", time, token);
    return TimestampedValue.of(new PlacedClick(position, click).encoded(), START);
  }

  private static CellKey cell(Resolution resolution) {
    return new CellKey("ad", resolution, START.getMillis());
  }
}
