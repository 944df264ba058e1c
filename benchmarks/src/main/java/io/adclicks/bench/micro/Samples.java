package io.adclicks.bench.micro;

import io.adclicks.model.Click;

/** A click of about 200 bytes with its key. */
final class Samples {
  static final Click CLICK =
      new Click(
          "campaign-0001234/creative-00056789",
          "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
          1_763_892_000_123L,
          "2001:0db8:0001:2345:00aa:00bb:2345:0001",
          2_500,
          "",
          1_763_892_000_456L);

  private Samples() {}
}
