package io.adclicks.query.receipts;

import io.adclicks.model.Receipt;
import io.adclicks.model.RejectionReason;
import io.adclicks.model.Resolution;
import io.adclicks.query.freshness.Freshness;
import io.adclicks.query.freshness.PipelineProgress;
import io.adclicks.query.freshness.PipelineProgressRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Answers what became of a click: from what was written down about it if that is enough, else from
 * the archive.
 */
@ApplicationScoped
class ReceiptService {
  private static final String LATE = RejectionReason.LATE.name();

  private final PipelineProgressRepository progressRepository;
  private final RecordedClicks recorded;
  private final ArchivedClicks archived;
  private final Clock clock;

  ReceiptService(
      PipelineProgressRepository progressRepository,
      RecordedClicks recorded,
      ArchivedClicks archived,
      Clock clock) {
    this.progressRepository = progressRepository;
    this.recorded = recorded;
    this.archived = archived;
    this.clock = clock;
  }

  /** What became of the click. */
  ClickOutcome outcome(String text, Receipt receipt) {
    PipelineProgress progress = progressRepository.latest();
    Verdict verdict = verdict(receipt, progress);
    Freshness freshness = Freshness.of(progress, Optional.empty(), clock.instant());
    return ClickOutcome.of(text, receipt, verdict, freshness);
  }

  private Verdict verdict(Receipt receipt, PipelineProgress progress) {
    Optional<String> rejection = recorded.rejection(receipt);
    if (rejection.isPresent() && !rejection.get().equals(LATE)) {
      return Verdict.rejected(rejection.get(), true);
    }
    Optional<Verdict> open = rejection.map(late -> Verdict.rejected(late, false));
    return recorded
        .closedRun(receipt)
        .map(run -> reconciled(receipt, run).or(() -> open).orElse(Verdict.PENDING))
        .or(() -> open)
        .orElseGet(() -> provisional(receipt, progress));
  }

  private Optional<Verdict> reconciled(Receipt receipt, ClosedRun run) {
    Optional<Verdict> verdict = archived.reconciled(receipt, run);
    if (verdict.isEmpty() && !archived.holdHourOf(receipt)) {
      throw UnanswerableReceiptException.dropped();
    }
    return verdict;
  }

  /** The verdict of the hot path on a click of a day that is not closed. */
  private Verdict provisional(Receipt receipt, PipelineProgress progress) {
    CountingRules rules = recorded.rules(receipt);
    Instant minuteEnd =
        Instant.ofEpochMilli((receipt.minute() + 1) * Resolution.MINUTE.durationMillis());
    return progress.hasPassed(minuteEnd.plus(rules.allowedLateness()))
        ? archived.counted(receipt, rules.limits()).orElse(Verdict.PENDING)
        : Verdict.PENDING;
  }
}
