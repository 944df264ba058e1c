package io.adclicks.pipeline.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * Partitions that one source reads from each topic.
 *
 * @param from the first, 0 or more
 * @param until the one after the last
 */
record PartitionRange(int from, int until) {
  PartitionRange {
    if (from < 0 || until <= from) {
      throw new IllegalArgumentException(
          "no partition is from %d until %d: write numbers that rise from 1"
              .formatted(from, until));
    }
  }

  /**
   * The ranges of topics that have grown.
   *
   * @param grownFrom the numbers of partitions that they have had before, rising from 1
   */
  static List<PartitionRange> between(List<Integer> grownFrom) {
    List<PartitionRange> ranges = new ArrayList<>();
    int from = 0;
    for (int until : grownFrom) {
      ranges.add(new PartitionRange(from, until));
      from = until;
    }
    ranges.add(new PartitionRange(from, Integer.MAX_VALUE));
    return ranges;
  }

  boolean contains(TopicPartition partition) {
    return from <= partition.partition() && partition.partition() < until;
  }

  /** The name of the source; savepoints find its offsets by it. */
  String name() {
    return from == 0 ? "Kafka" : "KafkaFrom" + from;
  }
}
