package io.adclicks.backfill.reconcile;

import io.adclicks.backfill.journal.Limits;
import io.adclicks.backfill.journal.Run;
import io.adclicks.backfill.journal.RunJournal;
import io.adclicks.backfill.journal.RunState;
import io.adclicks.backfill.manifest.DayManifest;
import io.adclicks.backfill.manifest.SealedDay;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Finds days that another run would leave as they are, so that a nightly run can come back to them
 * for clicks that were archived late, and costs little where there are none.
 */
final class SettledDays {
  private final RunJournal journal;

  SettledDays(RunJournal journal) {
    this.journal = journal;
  }

  /**
   * The run that has closed a day, if it was the last, counted under the same limits, as often, and
   * what the archive still holds.
   */
  Optional<Run> closing(LocalDate date, DayOrder order, Limits limits) throws IOException {
    Optional<Run> closing =
        journal.runsOf(date).stream()
            .filter(run -> run.state() != RunState.ABANDONED)
            .reduce((earlier, later) -> later)
            .filter(run -> run.state() == RunState.CLOSED)
            .filter(run -> run.limits().equals(limits))
            .filter(run -> !order.recounts() || run.recount().equals(DayReport.EQUAL));
    if (closing.isEmpty()) {
      return closing;
    }
    Optional<String> digest = SealedDay.unchanged(order.archive(), date).map(DayManifest::digest);
    return closing.filter(run -> digest.equals(Optional.of(run.archiveDigest())));
  }
}
