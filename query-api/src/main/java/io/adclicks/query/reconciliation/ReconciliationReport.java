package io.adclicks.query.reconciliation;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.LocalDate;
import java.util.List;

/**
 * What the reconciliation of a day came to.
 *
 * @param date the day, UTC
 * @param closed whether the day is billed
 * @param bill the bills of the day; all zeros while it is not closed
 * @param causes what was corrected by all closed runs, by cause
 * @param corrections the 100 corrected minutes that matter most, unexplained ones first
 * @param runs the newest runs of the day
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ReconciliationReport(
    LocalDate date,
    boolean closed,
    DayBill bill,
    List<CauseTotal> causes,
    List<Correction> corrections,
    List<ReconciledRun> runs) {}
