package io.adclicks.cli.verify;

import io.adclicks.cli.traffic.PlannedClick;
import io.adclicks.cli.traffic.TrafficRun;
import io.adclicks.model.Resolution;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Compares every cell that the query API serves with an independent count of what was sent. */
public final class Verification {
  private static final int USER_LIMIT = 20;
  private static final int ADDRESS_LIMIT = 200;
  private static final int TOKEN_LIMIT = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final TrafficRun run;
  private final Consumer<String> progress;
  private final ExpectedCells expected = new ExpectedCells(USER_LIMIT, ADDRESS_LIMIT, TOKEN_LIMIT);

  /**
   * @param run traffic whose last click is acknowledged
   * @param progress told what is being waited for
   */
  public Verification(TrafficRun run, Consumer<String> progress) {
    this.run = run;
    this.progress = progress;
    run.sent().clicks().forEach(expected::add);
  }

  /** Waits until the hours agree, then compares all cells; does not wait for ever. */
  public Verdict verdict() throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    Verdict hours = compare(List.of(Resolution.HOUR));
    while (!hours.isExact() && Instant.now().isBefore(deadline)) {
      progress.accept(
          "waiting for the last clicks: %d of %d hours agree"
              .formatted(hours.compared() - hours.differing(), hours.compared()));
      TimeUnit.SECONDS.sleep(1);
      hours = compare(List.of(Resolution.HOUR));
    }
    return compare(Arrays.asList(Resolution.values()));
  }

  /** Late clicks that must have been recorded. */
  public long lateExpected() {
    return expected.late();
  }

  private Verdict compare(List<Resolution> resolutions) throws IOException {
    Set<String> ads = new TreeSet<>();
    for (PlannedClick click : run.sent().clicks()) {
      ads.add(click.adId());
    }
    Map<CellKey, Figures> wanted =
        expected.cells().entrySet().stream()
            .filter(cell -> resolutions.contains(cell.getKey().resolution()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return Verdict.of(wanted, run.served().of(ads, resolutions));
  }
}
