package io.adclicks.pipeline.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.model.Resolution;
import io.adclicks.pipeline.trace.CellKey;
import io.adclicks.pipeline.trace.Figures;
import io.adclicks.pipeline.trace.PlacedClick;
import io.adclicks.pipeline.trace.Trace;
import io.adclicks.pipeline.trace.Traces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CountingCoreTest {
  @Provide
  Arbitrary<Trace> traces() {
    return Traces.small();
  }

  @Property(tries = 5_000)
  void orderAndBundlesAndReplaysDoNotChangeTheFigures(
      @ForAll("traces") Trace trace, @ForAll Random random) {
    BareCore core = coreOf(trace, random);

    for (List<PlacedClick> bundle : trace.arrival(random)) {
      core.accept(bundle);
      core.deliver(random.nextInt(4));
    }
    core.deliverAll();

    assertThat(Figures.kept(core.tellAll())).isEqualTo(trace.expected());
  }

  @Property(tries = 3_000)
  void restartsAndSnapshotsDoNotChangeTheFigures(
      @ForAll("traces") Trace trace, @ForAll Random random) {
    BareCore core = coreOf(trace, random);

    for (List<PlacedClick> bundle : trace.arrival(random)) {
      core.accept(bundle);
      core.deliver(random.nextInt(4));
      switch (random.nextInt(5)) {
        case 0 -> core.restart();
        case 1 -> core.compact();
        case 2 -> core.tellChanged();
        default -> {}
      }
    }
    core.deliverAll();

    assertThat(Figures.kept(core.tellAll())).isEqualTo(trace.expected());
  }

  @Property(tries = 3_000)
  void ofTwoVersionsOfACellTheLaterHasTheHigherRevision(
      @ForAll("traces") Trace trace, @ForAll Random random) {
    BareCore core = coreOf(trace, random);
    Map<CellKey, Cell> latest = new HashMap<>();

    for (List<PlacedClick> bundle : trace.arrival(random)) {
      core.accept(bundle);
      core.deliver(random.nextInt(4));
      if (random.nextInt(6) == 0) {
        core.restart();
      }
      core.tellChanged().forEach(cell -> replace(latest, cell));
    }
    core.deliverAll();
    core.tellAll().forEach(cell -> replace(latest, cell));

    assertThat(latest).hasSameSizeAs(trace.expected());
  }

  @Property(tries = 2_000)
  void whatATableKeepsOfAllVersionsIsTheLastOne(
      @ForAll("traces") Trace trace, @ForAll Random random) {
    BareCore core = coreOf(trace, random);
    List<Cell> versions = new ArrayList<>();

    for (List<PlacedClick> bundle : trace.arrival(random)) {
      core.accept(bundle);
      core.deliver(random.nextInt(4));
      versions.addAll(core.tellChanged());
    }
    core.deliverAll();
    for (int firings = 0; firings < AdHour.LONG_WINDOWS_EVERY; firings++) {
      versions.addAll(core.tellChanged());
    }

    assertThat(Figures.kept(versions)).isEqualTo(trace.expected());
  }

  @Property(tries = 1_000)
  void everyClickIsAccountedForOnce(@ForAll("traces") Trace trace, @ForAll Random random) {
    BareCore core = coreOf(trace, random);

    trace.arrival(random).forEach(core::accept);
    core.deliverAll();

    long total =
        core.tellChanged().stream()
            .filter(cell -> cell.resolution() == Resolution.MINUTE)
            .mapToLong(cell -> Figures.of(cell).total())
            .sum();
    assertThat(total).isEqualTo(trace.clicks().size());
  }

  private static BareCore coreOf(Trace trace, Random random) {
    return new BareCore(trace, random);
  }

  private static void replace(Map<CellKey, Cell> latest, Cell later) {
    Cell earlier = latest.put(CellKey.of(later), later);
    if (earlier != null && !Figures.of(earlier).equals(Figures.of(later))) {
      assertThat(later.revision()).isGreaterThan(earlier.revision());
    } else if (earlier != null) {
      assertThat(later.revision()).isGreaterThanOrEqualTo(earlier.revision());
    }
  }
}
