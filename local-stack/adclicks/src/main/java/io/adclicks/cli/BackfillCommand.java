package io.adclicks.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts a range of days again. */
@Command(
    name = "backfill",
    description = {
      "Reconciles every day of a range, for instance under new limits or after a table was lost. With",
      "--dry-run it tells how the bill of each ad would change, and changes nothing."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all days are closed or, in a dry run, counted, and every difference has its cause",
      ColdPath.FAILED,
      ColdPath.USAGE,
      ColdPath.ALARM
    })
final class BackfillCommand implements Callable<Integer> {
  @Mixin private ColdPath coldPath;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DATE",
      description = "the first day of event time, UTC, such as 2026-11-24")
  private LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "the last day (default: the first one)")
  private LocalDate to;

  @Option(names = "--dry-run", description = "tell what would change, and change nothing")
  private boolean dryRun;

  @Option(
      names = "--user-clicks-per-minute",
      paramLabel = "N",
      description =
          "distinct clicks a user may make in a minute; 0 for any (default: as the hot path had it)")
  private Integer userClicks;

  @Option(
      names = "--address-clicks-per-minute",
      paramLabel = "N",
      description =
          "distinct clicks an address may make in a minute; 0 for any (default: as the hot path had"
              + " it)")
  private Integer addressClicks;

  @Option(
      names = "--token-users-per-minute",
      paramLabel = "N",
      description =
          "distinct users that may come with one token in a minute; 0 for any (default: as the hot"
              + " path had it)")
  private Integer tokenUsers;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>();
    arguments.add("--from=" + from);
    arguments.add("--to=" + (to == null ? from : to));
    arguments.add("--dryRun=" + dryRun);
    if (userClicks != null) {
      arguments.add("--userLimit=" + userClicks);
    }
    if (addressClicks != null) {
      arguments.add("--addressLimit=" + addressClicks);
    }
    if (tokenUsers != null) {
      arguments.add("--tokenLimit=" + tokenUsers);
    }
    return coldPath.run(arguments);
  }
}
