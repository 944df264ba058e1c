package io.adclicks.pipeline.source;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * Where clicks are read.
 *
 * @param bootstrapServers {@code host:port}, several separated by commas
 * @param clicksTopic the topic of clicks
 * @param duplicatesTopic the topic of copies that the edge has recognised; their positions come
 *     after those of all clicks
 * @param maxOutOfOrderness how far a click may lie behind a later one in its partition without
 *     being late
 * @param grownFrom the numbers of partitions that the topics have had before, rising; empty if they
 *     have never grown
 */
public record KafkaSource(
    String bootstrapServers,
    String clicksTopic,
    String duplicatesTopic,
    Duration maxOutOfOrderness,
    List<Integer> grownFrom)
    implements Serializable {
  public KafkaSource {
    if (bootstrapServers.isBlank() || !bootstrapServers.contains(":")) {
      throw new IllegalArgumentException(
          "bootstrapServers is \"" + bootstrapServers + "\": write host:port");
    }
    if (clicksTopic.isBlank() || duplicatesTopic.isBlank() || clicksTopic.equals(duplicatesTopic)) {
      throw new IllegalArgumentException(
          "clicksTopic \"%s\" and duplicatesTopic \"%s\" must be two topics"
              .formatted(clicksTopic, duplicatesTopic));
    }
    if (maxOutOfOrderness.isNegative()) {
      throw new IllegalArgumentException(
          "maxOutOfOrderness is " + maxOutOfOrderness + ": write 0 or more");
    }
    grownFrom = List.copyOf(grownFrom);
    PartitionRange.between(grownFrom);
  }

  List<String> topics() {
    return List.of(clicksTopic, duplicatesTopic);
  }
}
