package io.adclicks.pipeline.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.model.Click;
import io.adclicks.model.Resolution;
import io.adclicks.pipeline.CountingRules;
import io.adclicks.pipeline.batching.BodyReader;
import io.adclicks.pipeline.batching.BodyWriter;
import io.adclicks.pipeline.batching.Buckets;
import io.adclicks.pipeline.batching.MinuteBatch;
import io.adclicks.pipeline.lateness.LingeringWindows;
import io.adclicks.pipeline.trace.OneKey;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToIntFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class JudgingStateTest {
  private static final CountingRules RULES =
      new CountingRules(1, 1, 1, Duration.ofMinutes(5), Duration.ofSeconds(1), new Buckets(2));
  private static final LingeringWindows MINUTES =
      LingeringWindows.of(Resolution.MINUTE, RULES.allowedLateness());
  private static final TupleTag<KV<Integer, MinuteBatch>> MAIN = DeduplicateClicks.FOR_ADDRESSES;
  private static final long FIRST = 29_000_000;

  @Test
  void minutesOfUsersAreForgottenWhenNoClickCanJoinThem() throws Exception {
    OneKey<KV<Integer, MinuteBatch>> step = users(RULES);

    driveHours(
        step,
        JudgingStateTest::clicks,
        one -> ((DeduplicateClicks.DeduplicateFn) one.fn()).indexes.size());
  }

  @Test
  void minutesOfAddressesAreForgottenWhenNoClickCanJoinThem() throws Exception {
    OneKey<KV<Integer, MinuteBatch>> step = addresses(RULES.addressClicksPerMinute());

    driveHours(step, JudgingStateTest::changes, one -> ((VelocityFn) one.fn()).indexes.size());
  }

  @Test
  void withoutALimitNothingIsSentToTokens() {
    CountingRules off =
        new CountingRules(1, 1, 0, Duration.ofMinutes(5), Duration.ofSeconds(1), new Buckets(2));

    assertThat(batchesForTokens(RULES)).isEqualTo(1);
    assertThat(batchesForTokens(off)).isZero();
  }

  @Test
  void stepThatResumesFromItsStateStillKnowsTheUser() {
    OneKey<KV<Integer, MinuteBatch>> step = users(RULES);
    step.process(clicks(FIRST, "a", 1));
    step.takeOutput();

    step.crashAndResume();
    step.process(clicks(FIRST, "a", 1));
    assertThat(step.takeOutput()).as("the same position again").isEmpty();
    step.process(clicks(FIRST, "b", 2));

    long records = step.takeOutput().stream().mapToInt(out -> out.getValue().size()).sum();
    assertThat(records).as("for its address: the new click, and the retraction").isEqualTo(2);
  }

  @Test
  void aMinuteIsJudgedToItsEndByTheLimitItBeganWith() {
    CountingRules raised =
        new CountingRules(9, 9, 9, Duration.ofMinutes(5), Duration.ofSeconds(1), new Buckets(2));
    OneKey<KV<Integer, MinuteBatch>> step = users(RULES);
    OneKey<KV<Integer, MinuteBatch>> unchanged = users(RULES);
    for (OneKey<KV<Integer, MinuteBatch>> each : List.of(step, unchanged)) {
      each.process(clicks(FIRST, "a", 1));
      each.process(clicks(FIRST, "b", 2));
      each.takeOutput();
    }

    step.crashAndResumeAs(new DeduplicateClicks.DeduplicateFn(raised));
    step.process(clicks(FIRST, "c", 3));
    unchanged.process(clicks(FIRST, "c", 3));
    assertThat(step.takeOutput()).isEqualTo(unchanged.takeOutput());

    OneKey<KV<Integer, MinuteBatch>> fresh = users(raised);
    step.process(clicks(FIRST + 1, "a", 4));
    step.process(clicks(FIRST + 1, "b", 5));
    fresh.process(clicks(FIRST + 1, "a", 4));
    fresh.process(clicks(FIRST + 1, "b", 5));
    assertThat(step.takeOutput()).isEqualTo(fresh.takeOutput()).hasSize(2);
  }

  @Test
  void aMinuteOfAddressesIsJudgedToItsEndByTheLimitItBeganWith() {
    OneKey<KV<Integer, MinuteBatch>> step = addresses(1);
    step.process(changes(FIRST));
    assertThat(step.takeOutput()).isEmpty();

    step.crashAndResumeAs(new VelocityFn(9, RULES));
    step.process(changes(FIRST));

    assertThat(step.takeOutput()).as("what corrects both").hasSize(1);
  }

  private static OneKey<KV<Integer, MinuteBatch>> users(CountingRules rules) {
    return new OneKey<>(
        new DeduplicateClicks.DeduplicateFn(rules),
        MINUTES,
        MAIN,
        List.of(DeduplicateClicks.FOR_ADS, DeduplicateClicks.FOR_TOKENS));
  }

  private static OneKey<KV<Integer, MinuteBatch>> addresses(int limit) {
    return new OneKey<>(
        new VelocityFn(limit, RULES), MINUTES, VelocityFn.FOR_ADS, List.of(VelocityFn.FOR_TOKENS));
  }

  private static int batchesForTokens(CountingRules rules) {
    OneKey<KV<Integer, MinuteBatch>> step =
        new OneKey<>(
            new DeduplicateClicks.DeduplicateFn(rules),
            MINUTES,
            DeduplicateClicks.FOR_TOKENS,
            List.of(DeduplicateClicks.FOR_ADS, DeduplicateClicks.FOR_ADDRESSES));
    step.process(clicks(FIRST));
    return step.takeOutput().size();
  }

  private static void driveHours(
      OneKey<KV<Integer, MinuteBatch>> step,
      LongFunction<MinuteBatch> batch,
      ToIntFunction<OneKey<KV<Integer, MinuteBatch>>> indexes)
      throws Exception {
    for (long minute = FIRST; minute < FIRST + 180; minute++) {
      step.process(batch.apply(minute));
      step.process(batch.apply(minute));
      step.advanceWatermarkTo(Instant.ofEpochMilli((minute + 1) * 60_000));

      assertThat(step.statesInUse())
          .as("log, stamp and limit per minute")
          .isLessThanOrEqualTo(3 * 6);
      assertThat(indexes.applyAsInt(step)).isLessThanOrEqualTo(6);
      assertThat(step.timersPending()).isLessThanOrEqualTo(6);
    }
    assertThat(step.takeOutput()).isNotEmpty();

    step.advanceWatermarkTo(Instant.ofEpochMilli((FIRST + 185) * 60_000 + 1));

    assertThat(step.statesInUse()).isZero();
    assertThat(indexes.applyAsInt(step)).isZero();
    assertThat(step.timersPending()).isZero();
  }

  private static MinuteBatch clicks(long minute) {
    return clicks(minute, "ad", 1);
  }

  private static MinuteBatch clicks(long minute, String ad, long position) {
    BodyWriter body = new BodyWriter();
    Clicks.write(click(minute, ad), position, body);
    return body.drain(minute);
  }

  private static MinuteBatch changes(long minute) {
    BodyWriter click = new BodyWriter();
    Clicks.write(click(minute, "ad"), 1, click);
    ClickRecord record = new ClickRecord();
    record.read(new BodyReader().over(click.bytes()));
    BodyWriter body = new BodyWriter();
    ChangeRecord.writeForAddress(record, Change.judged(true, 100), body);
    body.endRecord();
    return body.drain(minute);
  }

  private static Click click(long minute, String ad) {
    long time = minute * 60_000;
    return new Click(ad, "user", time, "h", 100, "", time, "token");
  }
}
