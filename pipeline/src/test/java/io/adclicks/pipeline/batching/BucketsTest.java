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
    "user-1, b1b63206a86892ee, 177",
    "user-2, 2f256905677659e4, 47",
    "10.0.0.1, 295155c6e2371106, 41",
    "ユーザー, 53c2e1db2d3b8240, 83",
  })
  void hashThatStateWasSpreadWithNeverChanges(String key, String high, int bucketOf256) {
    byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
    Fingerprint fingerprint = Fingerprint.of(utf8, 0, utf8.length);

    assertThat(fingerprint.high()).isEqualTo(Long.parseUnsignedLong(high, 16));
    assertThat(new Buckets(256).of(fingerprint.high())).isEqualTo(bucketOf256);
  }

  @Test
  void onlyTheTextCountsNotWhereItLies() {
    byte[] alone = "user-1".getBytes(StandardCharsets.UTF_8);
    byte[] among = "..user-1...".getBytes(StandardCharsets.UTF_8);

    assertThat(Fingerprint.of(among, 2, 6)).isEqualTo(Fingerprint.of(alone, 0, 6));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 256, 32_767})
  void keysSpreadOverAllBucketsEvenly(int count) {
    Buckets buckets = new Buckets(count);
    int[] keys = new int[count];

    IntStream.range(0, count * 100)
        .mapToObj(i -> ("user-" + i).getBytes(StandardCharsets.UTF_8))
        .forEach(key -> keys[buckets.of(Fingerprint.of(key, 0, key.length).high())]++);

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
