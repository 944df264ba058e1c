package io.adclicks.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks after the archive of clicks. */
@Command(
    name = "archive",
    description = "Seals and verifies days of the archive of clicks, and drops old ones.",
    mixinStandardHelpOptions = true)
final class ArchiveCommand {
  private static final String FAULTS = "1:something is damaged or missing; a sentence for each";
  private static final String USAGE = "2:an argument is wrong";

  @Command(
      description = {
        "Writes down what a day holds: a manifest for each hour, with files, clicks, offsets and",
        "checksums. Nothing is written if anything is damaged or missing."
      },
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {"0:sealed", FAULTS, USAGE})
  int seal(
      @Mixin ArchiveTarget archive,
      @Option(
              names = "--date",
              required = true,
              paramLabel = "DATE",
              description = "the day of event time, UTC, such as 2026-11-24")
          LocalDate date)
      throws IOException, InterruptedException {
    return archive.run("seal", List.of("--date=" + date));
  }

  @Command(
      description = {
        "Reads a day through, and looks for damaged files, missing files, gaps in the offsets of",
        "Kafka, and differences from what was sealed."
      },
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {"0:sound", FAULTS, USAGE})
  int verify(
      @Mixin ArchiveTarget archive,
      @Option(
              names = "--date",
              required = true,
              paramLabel = "DATE",
              description = "the day of event time, UTC, such as 2026-11-24")
          LocalDate date)
      throws IOException, InterruptedException {
    return archive.run("verify", List.of("--date=" + date));
  }

  @Command(
      description = "Drops all days before a date, for good.",
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {"0:dropped", USAGE})
  int drop(
      @Mixin ArchiveTarget archive,
      @Option(
              names = "--before",
              required = true,
              paramLabel = "DATE",
              description = "the first day that stays")
          LocalDate before,
      @Option(names = "--dry-run", description = "only tell how many files would go")
          boolean dryRun)
      throws IOException, InterruptedException {
    return archive.run("drop", List.of("--date=" + before, "--dryRun=" + dryRun));
  }
}
