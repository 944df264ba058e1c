package io.adclicks.pipeline.batching;

import it.unimi.dsi.fastutil.longs.Long2ObjectMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.objects.ObjectIterator;
import org.apache.beam.sdk.values.KV;

/**
 * The open batches of one bundle, one per minute and bucket. Their arrays serve the next bundle
 * too. Not safe for several threads.
 */
public final class BucketWriters {
  private static final int BUCKET_BITS = 16;
  private static final int FULL_BYTES = 1 << 20;

  private final Long2ObjectOpenHashMap<BodyWriter> writers = new Long2ObjectOpenHashMap<>();
  private final int[] keys;

  /** For all buckets of a stage. */
  public BucketWriters(Buckets buckets) {
    keys = BucketKeys.of(buckets.count());
  }

  /** Takes a finished batch. */
  @FunctionalInterface
  public interface Output {
    /** Called once per batch, with the key of its bucket. */
    void emit(KV<Integer, MinuteBatch> batch);
  }

  /** Where the next record of a minute and bucket is to be written. */
  public BodyWriter writer(long minute, int bucket) {
    return writers.computeIfAbsent((minute << BUCKET_BITS) | bucket, key -> new BodyWriter());
  }

  /** Ends a record and hands the batch out if it has grown large. */
  public void endRecord(long minute, int bucket, BodyWriter writer, Output output) {
    writer.endRecord();
    if (writer.length() >= FULL_BYTES) {
      output.emit(KV.of(keys[bucket], writer.drain(minute)));
    }
  }

  /** Hands out all that is open. Arrays that hold nothing are given up. */
  public void flush(Output output) {
    ObjectIterator<Long2ObjectMap.Entry<BodyWriter>> open =
        writers.long2ObjectEntrySet().fastIterator();
    while (open.hasNext()) {
      Long2ObjectMap.Entry<BodyWriter> entry = open.next();
      if (entry.getValue().records() == 0) {
        open.remove();
        continue;
      }
      int bucket = (int) entry.getLongKey() & ((1 << BUCKET_BITS) - 1);
      output.emit(KV.of(keys[bucket], entry.getValue().drain(entry.getLongKey() >> BUCKET_BITS)));
    }
  }
}
