package io.adclicks.pipeline.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketsTest {
  @ParameterizedTest
  @CsvSource({
    "user-1, 48e2613a6414d912, 72",
    "user-2, 7309efa7e1b9b2b0, 115",
    "10.0.0.1, c868aa5135602647, 200",
    "ユーザー, 4d43422bd64f5cbb, 77",
  })
  void hashThatStateWasSpreadWithNeverChanges(String key, String hash, int bucketOf256) {
    byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);

    assertThat(Buckets.hash(utf8, 0, utf8.length)).isEqualTo(Long.parseUnsignedLong(hash, 16));
    assertThat(new Buckets(256).of(Buckets.hash(utf8, 0, utf8.length))).isEqualTo(bucketOf256);
  }

  @Test
  void onlyTheTextCountsNotWhereItLies() {
    byte[] alone = "user-1".getBytes(StandardCharsets.UTF_8);
    byte[] among = "..user-1...".getBytes(StandardCharsets.UTF_8);

    assertThat(Buckets.hash(among, 2, 6)).isEqualTo(Buckets.hash(alone, 0, 6));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 256, 32_767})
  void keysSpreadOverAllBucketsEvenly(int count) {
    Buckets buckets = new Buckets(count);
    int[] keys = new int[count];

    IntStream.range(0, count * 100)
        .mapToObj(i -> ("user-" + i).getBytes(StandardCharsets.UTF_8))
        .forEach(key -> keys[buckets.of(Buckets.hash(key, 0, key.length))]++);

    assertThat(IntStream.of(keys)).allMatch(inBucket -> inBucket > 40 && inBucket < 180);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 32_768})
  void countThatDoesNotFitIsRefused(int count) {
    assertThatThrownBy(() -> new Buckets(count))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("buckets is " + count);
  }
}
