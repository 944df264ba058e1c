package io.adclicks.bench.pipeline;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The laps of a run, one per contestant that took part. */
final class Standings {
  private final Map<Contestant, Lap> laps = new EnumMap<>(Contestant.class);

  void add(Lap lap) {
    laps.put(lap.contestant(), lap);
  }

  Collection<Lap> laps() {
    return laps.values();
  }

  Optional<Lap> of(Contestant contestant) {
    return Optional.ofNullable(laps.get(contestant));
  }

  /** How many times as many clicks a second a contestant manages as another. */
  OptionalDouble ratio(Contestant one, Contestant other) {
    return Stream.of(one, other).allMatch(laps::containsKey)
        ? OptionalDouble.of(laps.get(one).clicksPerSecond() / laps.get(other).clicksPerSecond())
        : OptionalDouble.empty();
  }
}
