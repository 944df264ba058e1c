package io.adclicks.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reconciles one day. */
@Command(
    name = "reconcile",
    description = {
      "Counts an archived day again, with the transforms of the hot path and once more in SQL, tells",
      "why figures differ from those that are served, corrects them, and closes the bill of the day.",
      "A second run changes nothing; one that was interrupted is finished by the next."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:the day is closed, and every difference has its cause",
      ColdPath.FAILED,
      ColdPath.USAGE,
      ColdPath.ALARM
    })
final class ReconcileCommand implements Callable<Integer> {
  @Mixin private ColdPath coldPath;

  @Option(
      names = "--date",
      required = true,
      paramLabel = "DATE",
      description = "the day of event time, UTC, such as 2026-11-24")
  private LocalDate date;

  @Override
  public Integer call() throws IOException, InterruptedException {
    return coldPath.run(List.of("--from=" + date));
  }
}
