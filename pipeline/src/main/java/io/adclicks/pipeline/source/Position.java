package io.adclicks.pipeline.source;

import io.adclicks.model.Receipt;

/**
 * Where a click lies in the source, packed into a {@code long} that orders like (partition,
 * offset): 20 bits of partition, 43 bits of offset. For a file the partition is 0 and the offset
 * the line.
 */
public final class Position {
  /** The partitions of the topic of edge duplicates count from here, behind all others. */
  public static final int DUPLICATES_PARTITION = Receipt.COPIES_PARTITION;

  private static final int OFFSET_BITS = 43;
  private static final long MAX_OFFSET = (1L << OFFSET_BITS) - 1;
  private static final int MAX_PARTITION = (1 << 20) - 1;

  private Position() {}

  /**
   * Packs a position.
   *
   * @param partition 0 to 1,048,575
   * @param offset 0 to 8,796,093,022,207
   */
  public static long of(int partition, long offset) {
    if (partition < 0 || partition > MAX_PARTITION || offset < 0 || offset > MAX_OFFSET) {
      throw new IllegalArgumentException(
          "partition %d, offset %d does not fit into a position".formatted(partition, offset));
    }
    return ((long) partition << OFFSET_BITS) | offset;
  }

  /** The partition of a position. */
  public static int partition(long position) {
    return (int) (position >>> OFFSET_BITS);
  }

  /** The offset of a position. */
  public static long offset(long position) {
    return position & MAX_OFFSET;
  }
}
