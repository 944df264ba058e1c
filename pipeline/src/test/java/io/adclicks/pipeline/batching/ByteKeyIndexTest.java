package io.adclicks.pipeline.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class ByteKeyIndexTest {
  @Property(tries = 300)
  void numbersAreThoseOfAMapThatNumbersNewKeysInOrder(
      @ForAll @Size(max = 300) List<@StringLength(max = 3) String> keys) {
    ByteKeyIndex index = new ByteKeyIndex();
    Map<String, Integer> model = new HashMap<>();

    for (String key : keys) {
      byte[] utf8 = ("<" + key + ">").getBytes(StandardCharsets.UTF_8);
      // Unpaired surrogates all become "?", so the model must compare what the bytes say.
      String text = new String(utf8, 1, utf8.length - 2, StandardCharsets.UTF_8);
      // Every other key shares one of a few hashes: many collisions, at the first and last slot
      // too.
      long all = Buckets.hash(utf8, 1, utf8.length - 2);
      long hash = all % 2 == 0 ? all : all % 5;
      int expected = model.computeIfAbsent(text, any -> model.size());

      assertThat(index.idOf(hash, utf8, 1, utf8.length - 2)).isEqualTo(expected);
    }

    assertThat(index.size()).isEqualTo(model.size());
    model.forEach((key, id) -> assertThat(text(index, id)).isEqualTo(key));
  }

  private static String text(ByteKeyIndex index, int id) {
    return new String(index.bytes(), index.start(id), index.length(id), StandardCharsets.UTF_8);
  }
}
