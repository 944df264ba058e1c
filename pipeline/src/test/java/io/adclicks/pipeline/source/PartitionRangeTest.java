package io.adclicks.pipeline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionRangeTest {
  @Test
  void everyPartitionOfAGrownTopicIsInOneRange() {
    List<PartitionRange> ranges = PartitionRange.between(List.of(4, 6));

    for (int partition = 0; partition < 20; partition++) {
      TopicPartition it = new TopicPartition("ad-clicks", partition);
      assertThat(ranges).filteredOn(range -> range.contains(it)).hasSize(1);
    }
    assertThat(ranges).hasSize(3);
  }

  @Test
  void sourcesKeepTheirNamesWhenTheTopicGrowsAgain() {
    assertThat(PartitionRange.between(List.of(4, 6)))
        .extracting(PartitionRange::name)
        .containsExactly("Kafka", "KafkaFrom4", "KafkaFrom6");
  }

  @Test
  void numbersThatDoNotRiseAreRefused() {
    assertThatThrownBy(
            () -> new KafkaSource("localhost:9092", "a", "b", Duration.ZERO, List.of(6, 4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 6 until 4");
  }
}
