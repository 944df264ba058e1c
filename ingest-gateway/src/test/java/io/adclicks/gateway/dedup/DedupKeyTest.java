package io.adclicks.gateway.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.model.Click;
import org.junit.jupiter.api.Test;

class DedupKeyTest {
  @Test
  void copiesOfOneMinuteShareAKey() {
    assertThat(key("ad", "user", 60_000)).isEqualTo("dedup:ad:user:1");
    assertThat(key("ad", "user", 119_999)).isEqualTo("dedup:ad:user:1");
    assertThat(key("ad", "user", 120_000)).isEqualTo("dedup:ad:user:2");
  }

  @Test
  void separatorsInsideIdsDoNotMixClicksUp() {
    assertThat(key("a:b", "c", 0)).isNotEqualTo(key("a", "b:c", 0));
    assertThat(key("a%3a", "c", 0)).isNotEqualTo(key("a:", "c", 0));
    assertThat(key("{a}", "c", 0)).isEqualTo("dedup:%7ba%7d:c:0");
  }

  private static String key(String adId, String userId, long eventTimeMillis) {
    return DedupKey.of(new Click(adId, userId, eventTimeMillis, "", 0, "", 0)).text();
  }
}
