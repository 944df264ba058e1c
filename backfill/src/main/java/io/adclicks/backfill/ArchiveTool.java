package io.adclicks.backfill;

import io.adclicks.backfill.archive.ArchiveFolder;
import io.adclicks.backfill.manifest.DayManifest;
import io.adclicks.backfill.manifest.ExamineDay;
import io.adclicks.backfill.manifest.Findings;
import io.adclicks.backfill.manifest.Retention;
import io.adclicks.backfill.manifest.SealDay;
import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Looks after the archive: verifies a day, seals it, drops old days. */
public final class ArchiveTool {
  private static final int EXIT_FAULTS = 1;
  private static final int EXIT_USAGE = 2;

  private enum Task {
    VERIFY,
    SEAL,
    DROP
  }

  private final ArchiveFolder folder;
  private final LocalDate date;
  private final PrintStream out;

  private ArchiveTool(ArchiveFolder folder, LocalDate date, PrintStream out) {
    this.folder = folder;
    this.date = date;
    this.out = out;
  }

  /** Runs {@code verify}, {@code seal} or {@code drop}, which the first argument names. */
  public static void main(String[] args) throws IOException {
    System.exit(run(args, System.out, System.err));
  }

  static int run(String[] args, PrintStream out, PrintStream err) throws IOException {
    PipelineOptionsFactory.register(ArchiveToolOptions.class);
    try {
      Task task = task(args);
      String[] flags = Arrays.copyOfRange(args, 1, args.length);
      ArchiveToolOptions options =
          PipelineOptionsFactory.fromArgs(flags).withValidation().as(ArchiveToolOptions.class);
      FileSystems.setDefaultPipelineOptions(options);
      ArchiveFolder folder = new ArchiveFolder(options.getArchiveRoot());
      ArchiveTool tool = new ArchiveTool(folder, date(options.getDate()), out);
      return switch (task) {
        case VERIFY -> tool.report(ExamineDay.of(folder, tool.date));
        case SEAL -> tool.report(SealDay.of(folder, tool.date));
        case DROP -> tool.drop(options.isDryRun());
      };
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return EXIT_USAGE;
    }
  }

  private int report(Findings findings) {
    findings.faults().forEach(out::println);
    findings.notes().forEach(out::println);
    DayManifest day = findings.manifest();
    out.printf(
        "%s: %s, %d hours, %d files, %d clicks, digest %s%n",
        date,
        findings.isSound() ? "sound" : findings.faults().size() + " faults",
        day.hours().size(),
        day.files(),
        day.clicks(),
        day.digest());
    return findings.isSound() ? 0 : EXIT_FAULTS;
  }

  private int drop(boolean dryRun) throws IOException {
    Retention retention = new Retention(folder);
    if (dryRun) {
      out.printf("%d files of days before %s would go%n", retention.before(date).size(), date);
    } else {
      out.printf("%d files of days before %s are gone%n", retention.drop(date), date);
    }
    return 0;
  }

  private static Task task(String[] args) {
    String name = args.length == 0 ? "" : args[0];
    return Arrays.stream(Task.values())
        .filter(task -> task.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"" + name + "\" is nothing to do: write verify, seal or drop"));
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("\"" + text + "\" is no day: write it like 2026-11-24", e);
    }
  }
}
