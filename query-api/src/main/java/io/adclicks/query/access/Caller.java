package io.adclicks.query.access;

import java.util.Optional;

/** Who asks, as far as it decides what may be seen. */
public sealed interface Caller {
  /** Sees everything. */
  record Admin() implements Caller {}

  /**
   * Sees its own ads.
   *
   * @param id as the catalogue of ads has it
   */
  record Advertiser(String id) implements Caller {
    public Advertiser {
      if (id.isBlank()) {
        throw new IllegalArgumentException("an advertiser without an id owns nothing");
      }
    }
  }

  /** The only advertiser whose ads may be seen; empty when there is no such limit. */
  default Optional<String> onlyAdvertiser() {
    return this instanceof Advertiser advertiser ? Optional.of(advertiser.id()) : Optional.empty();
  }

  /** Whether the ads of an advertiser may be seen. */
  default boolean sees(String advertiserId) {
    return onlyAdvertiser().map(advertiserId::equals).orElse(true);
  }
}
