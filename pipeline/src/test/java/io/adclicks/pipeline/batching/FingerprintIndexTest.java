package io.adclicks.pipeline.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FingerprintIndexTest {
  @Property(tries = 300)
  void numbersAreThoseOfAMapThatNumbersNewKeysInOrder(
      @ForAll @Size(max = 400) List<@IntRange(min = 0, max = 200) Integer> seeds) {
    FingerprintIndex index = new FingerprintIndex();
    Map<Fingerprint, Integer> model = new HashMap<>();

    for (int seed : seeds) {
      // Five places to start at, the last one too, make many collisions and wrap around.
      Fingerprint key = new Fingerprint(seed, (long) (seed % 5 - 2) << 61 | seed % 7);
      int expected = model.computeIfAbsent(key, any -> model.size());

      assertThat(index.idOf(key.high(), key.low())).isEqualTo(expected);
    }

    assertThat(index.size()).isEqualTo(model.size());
  }

  @Test
  void fingerprintThatStateWasSpreadWithNeverChanges() {
    byte[] user = "user-1".getBytes(StandardCharsets.UTF_8);

    assertThat(Fingerprint.of(user, 0, user.length))
        .isEqualTo(new Fingerprint(-5641266479058349330L, -8535273027988726206L));
    assertThat(Fingerprint.of(user, 3, 0)).isEqualTo(Fingerprint.NONE);
  }
}
