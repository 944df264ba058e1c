package io.adclicks.backfill.manifest;

import java.io.Serializable;

/**
 * Where the clicks of an hour lie in a partition.
 *
 * @param partition as {@link io.adclicks.pipeline.source.Position} numbers it
 * @param first the lowest offset of a click
 * @param last the highest
 * @param clicks how many there are, those in two files twice
 */
public record OffsetRange(int partition, long first, long last, long clicks)
    implements Serializable {
  public OffsetRange {
    if (partition < 0 || first < 0 || last < first || clicks < 1) {
      throw new IllegalArgumentException(
          "partition %d, offsets %d to %d with %d clicks are no range"
              .formatted(partition, first, last, clicks));
    }
  }

  /** The range of one click. */
  static OffsetRange of(int partition, long offset) {
    return new OffsetRange(partition, offset, offset, 1);
  }

  /** The range that holds both. */
  OffsetRange plus(OffsetRange other) {
    return new OffsetRange(
        partition,
        Math.min(first, other.first),
        Math.max(last, other.last),
        Math.addExact(clicks, other.clicks));
  }
}
