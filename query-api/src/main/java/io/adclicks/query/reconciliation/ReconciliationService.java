package io.adclicks.query.reconciliation;

import io.adclicks.query.access.NotFoundForCallerException;
import io.adclicks.query.metrics.CountedFigures;
import io.adclicks.query.metrics.Figures;
import io.adclicks.query.parameters.AdId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Answers what reconciliations found, and what ads are billed. */
@ApplicationScoped
class ReconciliationService {
  private static final String LATEST = "latest";

  private final ReconciliationRepository reconciliations;
  private final BillingRepository billing;

  ReconciliationService(ReconciliationRepository reconciliations, BillingRepository billing) {
    this.reconciliations = reconciliations;
    this.billing = billing;
  }

  /** The report of a day, or of the newest one that is closed. */
  ReconciliationReport report(String date) {
    LocalDate day =
        date.equals(LATEST)
            ? reconciliations.lastClosedDay().orElseThrow(ReconciliationService::unknown)
            : DateRange.day("date", date);
    List<ReconciledRun> runs = reconciliations.runs(day);
    if (runs.isEmpty()) {
      throw unknown();
    }
    return new ReconciliationReport(
        day,
        runs.stream().anyMatch(run -> run.state().equals(ReconciledRun.CLOSED)),
        billing.ofDay(day),
        reconciliations.causes(day),
        reconciliations.corrections(day),
        runs);
  }

  /** The bill of an ad. */
  Bill bill(AdId ad, DateRange range) {
    List<BillingRepository.Billed> billed = billing.ofAd(ad, range);
    List<LocalDate> open = new ArrayList<>(range.days());
    open.removeAll(billed.stream().map(BillingRepository.Billed::date).toList());
    Figures totals =
        billed.stream().map(BillingRepository.Billed::figures).reduce(Figures.NONE, Figures::plus);
    return new Bill(
        ad.value(),
        range.from(),
        range.to(),
        CountedFigures.of(totals),
        billed.stream().map(BilledDay::of).toList(),
        open);
  }

  private static NotFoundForCallerException unknown() {
    return new NotFoundForCallerException("reconciliation");
  }
}
