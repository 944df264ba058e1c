package io.adclicks.pipeline.judging;

import io.adclicks.pipeline.batching.AdKey;
import io.adclicks.pipeline.batching.Fingerprint;
import java.util.HashMap;
import java.util.Map;

/** The ids of ads by fingerprint, for changes that do not tell them. */
final class AdIds {
  private final Map<Fingerprint, String> ids = new HashMap<>();

  /** Remembers an ad. */
  void add(String ad) {
    ids.put(Clicks.fingerprint(ad), ad);
  }

  /** The id of an ad that was added. */
  String of(AdKey ad) {
    return ids.get(new Fingerprint(ad.high(), ad.low()));
  }
}
