package io.adclicks.pipeline.lateness;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.model.Click;
import io.adclicks.model.ClickCodec;
import io.adclicks.model.ClickReader;
import io.adclicks.model.Resolution;
import io.adclicks.pipeline.batching.BodyWriter;
import io.adclicks.pipeline.batching.Fingerprint;
import io.adclicks.pipeline.batching.MinuteBatch;
import io.adclicks.pipeline.judging.ClickRecord;
import io.adclicks.pipeline.lateness.SetAsideLateClicks.LateFn;
import io.adclicks.pipeline.trace.OneKey;
import java.util.List;
import org.apache.beam.sdk.values.KV;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class LateAfterRestartTest {
  private static final Duration LATENESS = Duration.standardMinutes(5);
  private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");

  private final OneKey<KV<Integer, MinuteBatch>> step =
      new OneKey<>(
          new LateFn(LATENESS),
          LingeringWindows.of(Resolution.HOUR, java.time.Duration.ofMinutes(5)),
          SetAsideLateClicks.IN_TIME,
          List.of(SetAsideLateClicks.LATE));

  @Test
  void lateClickIsLateAlsoWhileNoWatermarkIsKnownYet() throws Exception {
    step.advanceWatermarkTo(TEN.plus(Duration.standardMinutes(30)));
    step.process(clickAt(TEN.plus(Duration.standardMinutes(29))));
    assertThat(step.takeOutput()).hasSize(1);

    assertOldClickIsLateAfterACrash();
  }

  @Test
  void bucketWithoutClicksRemembersTheWatermarkToo() throws Exception {
    step.process(clickAt(TEN));
    step.takeOutput();
    for (int minute = 1; minute <= 30; minute++) {
      step.advanceWatermarkTo(TEN.plus(Duration.standardMinutes(minute)));
    }
    assertThat(step.timersPending()).isLessThanOrEqualTo(2);

    assertOldClickIsLateAfterACrash();
  }

  private void assertOldClickIsLateAfterACrash() {
    step.crashAndResume();
    step.process(clickAt(TEN.plus(Duration.standardMinutes(24))));
    step.process(clickAt(TEN.plus(Duration.standardMinutes(26))));

    assertThat(step.takeOutput())
        .extracting(batch -> batch.getValue().timestamp())
        .containsExactly(clickAt(TEN.plus(Duration.standardMinutes(26))).timestamp());
  }

  private static MinuteBatch clickAt(Instant time) {
    ClickReader click = new ClickReader();
    click.read(
        ClickCodec.encode(new Click("ad", "user", time.getMillis(), "", 1, "", time.getMillis())));
    Fingerprint user = Fingerprint.of(click.bytes(), click.userIdStart(), click.userIdLength());
    BodyWriter body = new BodyWriter();
    ClickRecord.write(click, user, Fingerprint.NONE, 1, body);
    body.endRecord();
    return body.drain(time.getMillis() / 60_000);
  }
}
