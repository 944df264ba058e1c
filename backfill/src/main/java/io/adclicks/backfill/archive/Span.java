package io.adclicks.backfill.archive;

import java.io.Serializable;

/**
 * Offsets of a partition without a gap.
 *
 * @param partition as {@link io.adclicks.pipeline.source.Position} numbers it
 * @param first the lowest offset
 * @param last the highest offset
 */
public record Span(int partition, long first, long last) implements Serializable {
  public Span {
    if (partition < 0 || first < 0 || last < first) {
      throw new IllegalArgumentException(
          "partition %d, offsets %d to %d are no span".formatted(partition, first, last));
    }
  }

  /** How many offsets it has. */
  public long length() {
    return last - first + 1;
  }
}
