package io.adclicks.pipeline.batching;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.joda.time.Instant;

/**
 * Many records of one minute as one element of the pipeline, so that Beam's price per element
 * (timers, state, windows) is paid per batch instead of per click.
 *
 * <p>Records know ads by fingerprint. Their names, the ids that they are told under in the end, lie
 * beside the records, so that a log that has no use for them can leave them out.
 */
public final class MinuteBatch {
  static final byte[] NAMELESS = {};

  private static final long MINUTE_MILLIS = 60_000;

  private final long minute;
  private final int size;
  private final byte[] body;
  private final byte[] names;

  /**
   * Without names.
   *
   * @param minute minutes since the epoch
   * @param size number of records
   * @param body the records, as a {@link BodyWriter} wrote them; not copied
   */
  public MinuteBatch(long minute, int size, byte[] body) {
    this(minute, size, body, NAMELESS);
  }

  /**
   * @param minute minutes since the epoch
   * @param size number of records
   * @param body the records, as a {@link BodyWriter} wrote them; not copied
   * @param names the name of each record, of length 0 where it is not known, or nothing at all; not
   *     copied
   */
  MinuteBatch(long minute, int size, byte[] body, byte[] names) {
    if (size <= 0) {
      throw new IllegalArgumentException("a batch needs at least one record, not " + size);
    }
    this.minute = minute;
    this.size = size;
    this.body = requireNonNull(body, "body is null");
    this.names = requireNonNull(names, "names are null");
  }

  /** The same with other names, as {@link BodyWriter#drainNames} tells them. */
  public MinuteBatch withNames(byte[] others) {
    return new MinuteBatch(minute, size, body, others);
  }

  /** The same for who has no use for names. */
  public MinuteBatch withoutNames() {
    return withNames(NAMELESS);
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

  /** The name of each record; nothing if none is known. */
  byte[] names() {
    return names;
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
        && Arrays.equals(body, that.body)
        && Arrays.equals(names, that.names);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(minute) * 31 + Arrays.hashCode(body);
  }

  @Override
  public String toString() {
    return "MinuteBatch[minute=%d, size=%d, bytes=%d, names=%d]"
        .formatted(minute, size, body.length, names.length);
  }
}
