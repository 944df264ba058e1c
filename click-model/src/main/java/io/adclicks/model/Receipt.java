package io.adclicks.model;

/**
 * Where a click is held: with it an advertiser can later ask what became of the click. The position
 * names one copy, so it tells a counted click from its duplicate; ad and time say whose it is and
 * in which minute to look without asking Kafka.
 *
 * @param copy whether it is held among the copies of clicks that Kafka held already ({@code
 *     ad-clicks-duplicates}), or else among the first ones ({@code ad-clicks})
 * @param partition the Kafka partition, 0 or more
 * @param offset the place in the partition, 0 or more
 * @param adId the ad that was clicked, 1 to 64 characters
 * @param eventTimeMillis when, in milliseconds since the epoch, UTC
 */
public record Receipt(boolean copy, int partition, long offset, String adId, long eventTimeMillis) {
  /**
   * The partitions of the topic of copies count from here, behind all others, wherever both topics
   * are told apart by the partition alone: in the pipeline, in the archive and in ClickHouse.
   */
  public static final int COPIES_PARTITION = 1 << 19;

  public Receipt {
    Text.requireIdentifier("ad_id", adId, Click.MAX_AD_ID_LENGTH);
    if (partition < 0 || offset < 0 || eventTimeMillis < 0) {
      throw new IllegalArgumentException(
          "partition %d, offset %d and event time %d must not be negative"
              .formatted(partition, offset, eventTimeMillis));
    }
  }

  /** The partition under which the archive and the table of rejected clicks know the click. */
  public int sourcePartition() {
    return copy ? COPIES_PARTITION + partition : partition;
  }

  /** The minute of the click, in minutes since the epoch. */
  public long minute() {
    return Math.floorDiv(eventTimeMillis, Resolution.MINUTE.durationMillis());
  }
}
