package io.adclicks.backfill.reconcile;

import static java.util.Objects.requireNonNull;

import io.adclicks.backfill.comparing.Cause;
import io.adclicks.backfill.comparing.CauseCount;
import io.adclicks.backfill.comparing.MoneyChange;
import io.adclicks.backfill.journal.Run;
import java.util.List;

/**
 * What a run found and did.
 *
 * @param run the run in its last state
 * @param causes the differences by cause
 * @param changes the ads whose bill changes, those first that change most
 */
public record DayReport(Run run, List<CauseCount> causes, List<MoneyChange> changes) {
  /** What the recount says when both counts agree. */
  public static final String EQUAL = "equal";

  /** What it says when they do not. */
  public static final String DIFFERENT = "different";

  /** What it says when it was left out. */
  public static final String SKIPPED = "skipped";

  public DayReport {
    requireNonNull(run, "run is null");
    causes = List.copyOf(causes);
    changes = List.copyOf(changes);
  }

  /** Whether a person has to look: a difference has no cause, or the two counts disagree. */
  public boolean isAlarming() {
    return run.recount().equals(DIFFERENT)
        || causes.stream().anyMatch(count -> count.cause() == Cause.UNEXPLAINED);
  }
}
