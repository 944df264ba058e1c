package io.adclicks.pipeline.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class TellingPaceTest {
  private long now;
  private final Instant today = Instant.parse("2026-11-23T10:00:00Z");
  private final TellingPace pace =
      new TellingPace(Duration.ofSeconds(1), InstantSource.fixed(today), () -> now);
  private Instant watermark = today;

  @Test
  void cheapTellingHappensAsOftenAsWanted() {
    for (int i = 0; i < 100; i++) {
      tell(100);
      now += Duration.ofMillis(900).toNanos();
    }

    assertThat(period()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void dearTellingTakesAFifthOfTheTime() {
    tell(600);
    now += Duration.ofSeconds(1).toNanos();

    tell(600);

    assertThat(period()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void dearTellingTakesAFiftiethOfTheTimeWhileTheJobCatchesUp() {
    watermark = today.minus(Duration.ofMinutes(3));
    tell(600);
    now += Duration.ofSeconds(1).toNanos();

    tell(600);

    assertThat(period()).isEqualTo(Duration.ofSeconds(32));
  }

  @Test
  void dearTellingTakesTheLessOfTheTimeTheMoreTheJobLags() {
    watermark = today.minus(Duration.ofSeconds(20));
    tell(600);
    now += Duration.ofSeconds(1).toNanos();

    tell(600);

    assertThat(period()).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void paceRecoversWhenTellingGetsCheap() {
    tell(600);
    now += Duration.ofSeconds(1).toNanos();
    tell(10);
    now += Duration.ofSeconds(4).toNanos();

    tell(10);

    assertThat(period()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void figuresDoNotStayOldOnceTheJobHasCaughtUp() {
    watermark = today.minus(Duration.ofMinutes(3));
    tell(600);
    now += Duration.ofSeconds(1).toNanos();
    tell(600);

    watermark = today;

    assertThat(period()).isEqualTo(Duration.ofSeconds(4));
  }

  private Duration period() {
    return pace.period(watermark.toEpochMilli());
  }

  private void tell(long millis) {
    pace.timed(watermark.toEpochMilli(), () -> now += Duration.ofMillis(millis).toNanos());
  }
}
