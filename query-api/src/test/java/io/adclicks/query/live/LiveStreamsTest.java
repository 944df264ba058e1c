package io.adclicks.query.live;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adclicks.model.Resolution;
import io.adclicks.query.ClickHouseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ClickHouseResource.class)
class LiveStreamsTest {
  private static final Duration LIFE = Duration.ofMinutes(1);

  @Inject LiveCells cells;

  private final List<AssertSubscriber<LiveEvent>> listeners = new ArrayList<>();
  private LiveStreams streams;

  @BeforeEach
  void startWithoutAnyStream() {
    streams = new LiveStreams(cells);
  }

  @AfterEach
  void hangUp() {
    listeners.forEach(AssertSubscriber::cancel);
  }

  @Test
  void aStreamThatNobodyListensToTakesNoRoom() {
    prepare(LiveStreams.MOST + 1, LIFE);

    listen(stream(LIFE)).assertSubscribed().assertNotTerminated();
  }

  @Test
  void aStreamWithoutAnyLifeTakesNoRoom() {
    for (int i = 0; i <= LiveStreams.MOST; i++) {
      assertThatThrownBy(() -> stream(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    listen(stream(LIFE)).assertSubscribed().assertNotTerminated();
  }

  @Test
  void oneMoreThanTheMostIsRefusedUntilOneEnds() {
    prepare(LiveStreams.MOST, LIFE).forEach(this::listen);
    assertThatThrownBy(() -> stream(LIFE)).isInstanceOf(TooManyStreamsException.class);

    listeners.get(0).cancel();

    assertThatCode(() -> stream(LIFE)).doesNotThrowAnyException();
  }

  @Test
  void aStreamWhoseLifeIsOverLeavesItsRoom() {
    prepare(LiveStreams.MOST, Duration.ofMillis(50)).forEach(this::listen);

    listeners.forEach(AssertSubscriber::awaitCompletion);

    assertThatCode(() -> stream(LIFE)).doesNotThrowAnyException();
  }

  @Test
  void ofThoseLetInTogetherTheOneTooManyEndsAtOnce() {
    List<Multi<LiveEvent>> together = prepare(LiveStreams.MOST + 1, LIFE);

    together.forEach(this::listen);

    listeners.get(LiveStreams.MOST).awaitCompletion().assertHasNotReceivedAnyItem();
    listeners.subList(0, LiveStreams.MOST).forEach(AssertSubscriber::assertNotTerminated);
  }

  private Multi<LiveEvent> stream(Duration life) {
    return streams.of("slots", Resolution.MINUTE, life);
  }

  private List<Multi<LiveEvent>> prepare(int count, Duration life) {
    return Stream.generate(() -> stream(life)).limit(count).toList();
  }

  private AssertSubscriber<LiveEvent> listen(Multi<LiveEvent> stream) {
    AssertSubscriber<LiveEvent> listener =
        stream.subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    listeners.add(listener);
    return listener;
  }
}
