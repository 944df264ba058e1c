package io.adclicks.backfill.reconcile;

import io.adclicks.backfill.comparing.CauseCount;
import io.adclicks.backfill.comparing.MoneyChange;
import io.adclicks.backfill.journal.Run;
import io.adclicks.model.Money;
import java.util.ArrayList;
import java.util.List;

/** A report as a table to read. */
public final class ReportText {
  private static final int MOST_ADS = 20;

  private ReportText() {}

  /** The lines of a report. */
  public static List<String> of(DayReport report) {
    Run run = report.run();
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("day        %s, run %d, %s".formatted(run.date(), run.number(), run.state().label()));
    lines.add("rules      %s".formatted(run.limits()));
    lines.add("archive    %s".formatted(run.archiveDigest()));
    lines.add("counted    %,d clicks in %,d cells".formatted(run.clicks(), run.cells()));
    lines.add("recount    %s".formatted(run.recount()));
    lines.add("");
    lines.add(row("cause", "minutes", "all cells", "billed clicks", "cost"));
    for (CauseCount count : report.causes()) {
      lines.add(
          row(
              count.cause().name(),
              "%,d".formatted(count.minutes()),
              "%,d".formatted(count.cells()),
              "%+,d".formatted(count.clicks()),
              signed(count.costE4())));
    }
    if (report.causes().isEmpty()) {
      lines.add("no cell differs");
    }
    return lines;
  }

  /** The lines that tell whose bill changes. */
  public static List<String> changes(DayReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    for (MoneyChange change : report.changes().stream().limit(MOST_ADS).toList()) {
      lines.add(
          "%-40s %+,12d clicks %16s"
              .formatted(change.adId(), change.clicks(), signed(change.costE4())));
    }
    if (report.changes().size() > MOST_ADS) {
      lines.add("… and %,d more ads".formatted(report.changes().size() - MOST_ADS));
    }
    long costE4 = report.changes().stream().mapToLong(MoneyChange::costE4).sum();
    lines.add(
        "%,d ads would be billed differently, by %s in all"
            .formatted(report.changes().size(), signed(costE4)));
    return lines;
  }

  private static String row(
      String cause, String minutes, String cells, String clicks, String cost) {
    return "%-14s %12s %12s %14s %16s".formatted(cause, minutes, cells, clicks, cost);
  }

  private static String signed(long costE4) {
    return (costE4 > 0 ? "+" : "") + Money.format(costE4);
  }
}
