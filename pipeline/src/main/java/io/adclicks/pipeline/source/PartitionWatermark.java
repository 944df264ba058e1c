package io.adclicks.pipeline.source;

import java.time.Duration;

/**
 * How far event time has come in one partition: the highest believable event time less a delay, and
 * when nothing more is there to read, the present less the delay.
 *
 * <p>Never goes back. A backlog of a few records that stays as it is counts as none, since the
 * markers of transactions keep it above zero.
 */
final class PartitionWatermark {
  private static final long TINY_BACKLOG = 64;
  private static final long UNCHANGED_MILLIS = 10_000;

  private final long delayMillis;
  private long watermark;
  private long backlog = -1;
  private long unchangedSince = Long.MAX_VALUE;

  /**
   * @param delay how far a click may lie behind a later one in the partition without being late
   * @param startMillis where the watermark stands at first
   */
  PartitionWatermark(Duration delay, long startMillis) {
    delayMillis = delay.toMillis();
    watermark = startMillis;
  }

  /** Takes in the event time of a record. */
  void observe(long eventTimeMillis) {
    watermark = Math.max(watermark, eventTimeMillis - delayMillis);
    unchangedSince = Long.MAX_VALUE;
  }

  /**
   * Takes in what the broker said of the records that have not been read yet.
   *
   * @param records their number; negative when unknown
   * @param checkedAtMillis when the broker was asked
   */
  void observeBacklog(long records, long checkedAtMillis) {
    if (records != backlog || unchangedSince == Long.MAX_VALUE) {
      backlog = records;
      unchangedSince = checkedAtMillis;
    }
    boolean stuckMarkers =
        records > 0
            && records <= TINY_BACKLOG
            && checkedAtMillis - unchangedSince >= UNCHANGED_MILLIS;
    if (records == 0 || stuckMarkers) {
      watermark = Math.max(watermark, checkedAtMillis - delayMillis);
    }
  }

  /** The watermark in milliseconds since the epoch. */
  long millis() {
    return watermark;
  }
}
