package io.adclicks.pipeline.lateness;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.model.Click;
import io.adclicks.model.RejectionReason;
import io.adclicks.model.Resolution;
import io.adclicks.pipeline.CountingRules;
import io.adclicks.pipeline.batching.Buckets;
import io.adclicks.pipeline.source.EncodedClick;
import io.adclicks.pipeline.source.EncodedClickCoder;
import io.adclicks.pipeline.trace.CellKey;
import io.adclicks.pipeline.trace.Counted;
import io.adclicks.pipeline.trace.PlacedClick;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * All three windows end at 11:00, so each test is one of each of them. The vocabulary of lateness
 * is that of Beam's LeaderBoard example.
 */
class LatenessTest {
  private static final String DIRECT = "--runner=DirectRunner";
  private static final String FLINK =
      "--runner=FlinkRunner --flinkMaster=[local] --parallelism=1 --streaming=true"
          + " --maxBundleSize=1";
  private static final Instant END = Instant.parse("2026-11-23T11:00:00Z");
  private static final Duration LATENESS = Duration.standardMinutes(5);
  private static final Duration SOME_FIRINGS = Duration.standardSeconds(5);
  private static final CountingRules RULES =
      new CountingRules(
          0,
          0,
          0,
          java.time.Duration.ofMinutes(5),
          java.time.Duration.ofSeconds(1),
          new Buckets(2));

  private long position;

  @Test
  void onTimeClickIsCountedWhenTheWindowEnds() {
    Counted counted = run(clicks().addElements(clickBeforeEnd(30)).advanceWatermarkTo(END));

    assertStoryOfEachWindow(counted, "FINAL 1, CLOSED 1");
  }

  @Test
  void earlyFiringTellsWhatIsCountedWhileTheWindowIsOpen() {
    Counted counted =
        run(
            clicks()
                .addElements(clickBeforeEnd(30))
                .advanceProcessingTime(SOME_FIRINGS)
                .addElements(clickBeforeEnd(20))
                .advanceWatermarkTo(END));

    assertStoryOfEachWindow(counted, "PROVISIONAL 1, FINAL 2, CLOSED 2");
  }

  @Test
  void unobservablyLateClickIsCountedAsIfItWereOnTime() {
    Counted counted =
        run(
            clicks()
                .advanceWatermarkTo(END.minus(Duration.standardSeconds(10)))
                .addElements(clickBeforeEnd(40))
                .advanceWatermarkTo(END));

    assertStoryOfEachWindow(counted, "FINAL 1, CLOSED 1");
  }

  @Test
  void observablyLateClickIsAddedToTheFinalFigure() {
    Counted counted =
        run(
            clicks()
                .addElements(clickBeforeEnd(30))
                .advanceWatermarkTo(END.plus(LATENESS).minus(Duration.millis(2)))
                .addElements(clickBeforeEnd(20))
                .advanceProcessingTime(SOME_FIRINGS));

    assertStoryOfEachWindow(counted, "FINAL 1, FINAL 2, CLOSED 2");
    assertThat(counted.rejected()).isEmpty();
  }

  @Test
  void droppablyLateClickIsRecordedButNotCounted() {
    Counted counted =
        run(
            clicks()
                .addElements(clickBeforeEnd(30))
                .advanceWatermarkTo(END.plus(LATENESS).minus(Duration.millis(1)))
                .addElements(clickBeforeEnd(20))
                .advanceProcessingTime(SOME_FIRINGS));

    assertStoryOfEachWindow(counted, "FINAL 1, CLOSED 1");
    assertThat(counted.rejected())
        .singleElement()
        .satisfies(
            late -> {
              assertThat(late.reason()).isEqualTo(RejectionReason.LATE);
              assertThat(late.adId()).isEqualTo("ad");
              assertThat(late.position()).isEqualTo(position);
              assertThat(late.eventTimeMillis()).isEqualTo(END.getMillis() - 20_000);
            });
  }

  @Test
  void clickLateForItsMinuteIsNotCountedInTheHourThatIsStillOpen() {
    Instant early = END.minus(Duration.standardMinutes(40));
    Counted counted =
        run(
            clicks()
                .advanceWatermarkTo(early.plus(LATENESS).plus(Duration.standardMinutes(1)))
                .addElements(click(early)));

    assertThat(counted.cells()).isEmpty();
    assertThat(counted.rejectedFor(RejectionReason.LATE)).isEqualTo(1);
  }

  @Test
  void firstClickThatComesAsTheWatermarkReachesTheEndIsToldAsFinalToo() {
    Instant lastOfWindow = END.minus(Duration.millis(1));

    Counted counted =
        run(
            clicks()
                .advanceWatermarkTo(lastOfWindow)
                .addElements(click(lastOfWindow))
                .advanceProcessingTime(SOME_FIRINGS));

    assertStoryOfEachWindow(counted, "PROVISIONAL 1, FINAL 1, CLOSED 1");
  }

  @Test
  void everyClickIsCountedOrRejected() {
    EncodedClick noClick = new EncodedClick(77, new byte[] {1, 2, 3});

    Counted counted =
        run(
            clicks()
                .addElements(clickBeforeEnd(30), TimestampedValue.of(noClick, END))
                .advanceWatermarkTo(END.plus(LATENESS))
                .addElements(clickBeforeEnd(20), clickBeforeEnd(-20)));

    assertThat(counted.rejectedFor(RejectionReason.LATE)).isEqualTo(1);
    assertThat(counted.rejectedFor(RejectionReason.MALFORMED)).isEqualTo(1);
    assertThat(counted.accountedFor()).isEqualTo(4);
  }

  @Test
  void flinkCountsAndSetsAsideTheSameClicks() {
    Counted counted =
        Counted.by(
            FLINK,
            RULES,
            clicks()
                .addElements(clickBeforeEnd(30))
                .advanceWatermarkTo(END.plus(Duration.standardMinutes(1)))
                .addElements(clickBeforeEnd(20))
                .advanceWatermarkTo(END.plus(LATENESS))
                .addElements(clickBeforeEnd(10))
                .advanceWatermarkToInfinity());

    for (Resolution resolution : Resolution.values()) {
      assertThat(counted.story(cell(resolution))).matches(".*FINAL [12], CLOSED 2");
    }
    assertThat(counted.rejectedFor(RejectionReason.LATE)).isEqualTo(1);
  }

  private static void assertStoryOfEachWindow(Counted counted, String story) {
    for (Resolution resolution : Resolution.values()) {
      assertThat(counted.story(cell(resolution))).as(resolution.label()).isEqualTo(story);
    }
  }

  private static TestStream.Builder<EncodedClick> clicks() {
    return TestStream.create(EncodedClickCoder.of())
        .advanceWatermarkTo(END.minus(Duration.standardHours(1)));
  }

  private static Counted run(TestStream.Builder<EncodedClick> clicks) {
    return Counted.by(DIRECT, RULES, clicks.advanceWatermarkToInfinity());
  }

  private TimestampedValue<EncodedClick> clickBeforeEnd(int seconds) {
    return click(END.minus(Duration.standardSeconds(seconds)));
  }

  /** A click by a user of its own. */
  private TimestampedValue<EncodedClick> click(Instant time) {
    position++;
    Click click =
        new Click("ad", "user-" + position, time.getMillis(), "h", 100, "", time.getMillis());
    return TimestampedValue.of(new PlacedClick(position, click).encoded(), time);
  }

  private static CellKey cell(Resolution resolution) {
    return new CellKey("ad", resolution, END.getMillis() - resolution.durationMillis());
  }
}
