package io.adclicks.backfill.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpanCollectorTest {
  private final SpanCollector collector = new SpanCollector();

  @Test
  void offsetsThatFollowEachOtherAreOneSpanPerPartition() {
    read(0, 5, 6, 7);
    read(3, 0, 1);
    read(0, 8);

    assertThat(collector.take()).containsExactly(new Span(0, 5, 8), new Span(3, 0, 1));
    assertThat(collector.take()).isEmpty();
  }

  @Test
  void theMarkOfATransactionIsNoGapWithinABatchNorBetweenTwo() {
    read(0, 5, 7);
    assertThat(collector.take()).containsExactly(new Span(0, 5, 7));

    read(0, 9, 10);
    assertThat(collector.take()).containsExactly(new Span(0, 8, 10));
  }

  @Test
  void whatKafkaHasDeletedBeforeItWasReadIsAGap() {
    read(0, 5, 8);
    assertThat(collector.take()).containsExactly(new Span(0, 5, 5), new Span(0, 8, 8));

    read(0, 20);
    assertThat(collector.take()).containsExactly(new Span(0, 20, 20));
  }

  @Test
  void aFirstReadKnowsNothingOfWhatLiesBefore() {
    read(0, 1);

    assertThat(collector.take()).containsExactly(new Span(0, 1, 1));
  }

  private void read(int partition, long... offsets) {
    for (long offset : offsets) {
      collector.add(partition, offset);
    }
  }
}
