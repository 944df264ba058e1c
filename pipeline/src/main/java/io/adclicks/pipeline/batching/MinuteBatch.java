package io.adclicks.pipeline.batching;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.joda.time.Instant;

/**
 * Many records of one minute as one element of the pipeline, so that Beam's price per element
 * (timers, state, windows) is paid per batch instead of per click.
 */
public final class MinuteBatch {
  private static final long MINUTE_MILLIS = 60_000;

  private final long minute;
  private final int size;
  private final byte[] body;

  /**
   * @param minute minutes since the epoch
   * @param size number of records
   * @param body the records, as a {@link BodyWriter} wrote them; not copied
   */
  public MinuteBatch(long minute, int size, byte[] body) {
    if (size <= 0) {
      throw new IllegalArgumentException("a batch needs at least one record, not " + size);
    }
    this.minute = minute;
    this.size = size;
    this.body = requireNonNull(body, "body is null");
  }

  /** Minutes since the epoch. */
  public long minute() {
    return minute;
  }

  /** Number of records. */
  public int size() {
    return size;
  }

  /** The records. */
  public byte[] body() {
    return body;
  }

  /** The last millisecond of the minute: the timestamp that puts the batch into its window. */
  public Instant timestamp() {
    return Instant.ofEpochMilli((minute + 1) * MINUTE_MILLIS - 1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MinuteBatch that
        && minute == that.minute
        && size == that.size
        && Arrays.equals(body, that.body);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(minute) * 31 + Arrays.hashCode(body);
  }

  @Override
  public String toString() {
    return "MinuteBatch[minute=%d, size=%d, bytes=%d]".formatted(minute, size, body.length);
  }
}
