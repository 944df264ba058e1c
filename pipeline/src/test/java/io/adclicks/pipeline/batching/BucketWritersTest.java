package io.adclicks.pipeline.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;

class BucketWritersTest {
  private static final int[] KEYS = BucketKeys.of(32_767);

  private final BucketWriters writers = new BucketWriters(new Buckets(KEYS.length));
  private final List<KV<Integer, MinuteBatch>> batches = new ArrayList<>();

  @Test
  void recordsOfOneMinuteAndBucketLieInOneBatch() {
    write(29_000_000, 5, 1);
    write(29_000_000, 32_766, 2);
    write(29_000_001, 5, 3);
    write(29_000_000, 5, 4);

    writers.flush(batches::add);

    assertThat(batches)
        .containsExactlyInAnyOrder(
            KV.of(KEYS[5], new MinuteBatch(29_000_000, 2, new byte[] {2, 8})),
            KV.of(KEYS[32_766], new MinuteBatch(29_000_000, 1, new byte[] {4})),
            KV.of(KEYS[5], new MinuteBatch(29_000_001, 1, new byte[] {6})));
  }

  @Test
  void flushedWritersHoldNothingMore() {
    write(1, 1, 1);
    writers.flush(batches::add);

    write(1, 1, 2);
    writers.flush(batches::add);
    writers.flush(batch -> assertThat(batch).isNull());
    write(1, 1, 3);
    writers.flush(batches::add);

    assertThat(batches)
        .containsExactly(
            KV.of(KEYS[1], new MinuteBatch(1, 1, new byte[] {2})),
            KV.of(KEYS[1], new MinuteBatch(1, 1, new byte[] {4})),
            KV.of(KEYS[1], new MinuteBatch(1, 1, new byte[] {6})));
  }

  @Test
  void largeBatchIsHandedOutBeforeTheBundleEnds() {
    byte[] large = new byte[600_000];
    for (int i = 0; i < 3; i++) {
      BodyWriter writer = writers.writer(1, 1).text(large, 0, large.length);
      writers.endRecord(1, 1, writer, batches::add);
    }
    assertThat(batches).singleElement().satisfies(batch -> assertThat(size(batch)).isEqualTo(2));

    writers.flush(batches::add);

    assertThat(batches).hasSize(2);
  }

  private void write(long minute, int bucket, long number) {
    writers.endRecord(minute, bucket, writers.writer(minute, bucket).number(number), batches::add);
  }

  private static int size(KV<Integer, MinuteBatch> batch) {
    return batch.getValue().size();
  }
}
