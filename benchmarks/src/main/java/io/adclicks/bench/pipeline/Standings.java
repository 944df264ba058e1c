package io.adclicks.bench.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The laps of a run: of each contestant that took part, the median one. */
final class Standings {
  private final Map<Contestant, List<Lap>> laps = new EnumMap<>(Contestant.class);

  void add(Lap lap) {
    laps.computeIfAbsent(lap.contestant(), any -> new ArrayList<>()).add(lap);
  }

  List<Lap> laps() {
    return laps.values().stream().map(Standings::median).toList();
  }

  Optional<Lap> of(Contestant contestant) {
    return Optional.ofNullable(laps.get(contestant)).map(Standings::median);
  }

  /** How many times as many clicks a second a contestant manages as another. */
  OptionalDouble ratio(Contestant one, Contestant other) {
    return Stream.of(one, other).allMatch(laps::containsKey)
        ? OptionalDouble.of(
            median(laps.get(one)).clicksPerSecond() / median(laps.get(other)).clicksPerSecond())
        : OptionalDouble.empty();
  }

  /** Of an even number, the slower one in the middle. */
  private static Lap median(List<Lap> some) {
    List<Lap> sorted =
        some.stream().sorted(Comparator.comparingDouble(Lap::clicksPerSecond)).toList();
    return sorted.get((sorted.size() - 1) / 2);
  }
}
