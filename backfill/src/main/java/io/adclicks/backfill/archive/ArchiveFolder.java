package io.adclicks.backfill.archive;

import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * Where the archive lies, and where in it everything is: {@code
 * ROOT/dt=2026-11-25/hour=04/BATCH.avro}.
 *
 * @param root a folder of the local machine or of a file system that Beam knows, such as {@code
 *     s3://bucket/clicks}
 */
public record ArchiveFolder(String root) implements Serializable {
  /** How the name of a finished file ends. */
  public static final String SUFFIX = ".avro";

  public ArchiveFolder {
    if (root.isBlank()) {
      throw new IllegalArgumentException(
          "the archive has no folder: write a path, or a URL such as s3://bucket/clicks");
    }
    root = root.length() > 1 && root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
  }

  /** The folder of a day below the root. */
  public static String dayFolder(LocalDate date) {
    return "dt=" + date;
  }

  /** All finished files of a day. */
  public String filesOf(LocalDate date) {
    return filesOf(date, "*" + SUFFIX);
  }

  /** The files of that name, or of a pattern, in all hours of a day. */
  public String filesOf(LocalDate date, String name) {
    return root + "/" + dayFolder(date) + "/hour=*/" + name;
  }

  /** A file of an hour, by its name. */
  public ResourceId file(ArchiveHour hour, String name) {
    return FileSystems.matchNewResource(root + "/" + hour.folder() + "/" + name, false);
  }

  /** What fits a pattern, by name; nothing at all is no fault. */
  public static List<MatchResult.Metadata> find(String pattern) throws IOException {
    MatchResult found = FileSystems.match(pattern, EmptyMatchTreatment.ALLOW);
    return found.status() == MatchResult.Status.NOT_FOUND
        ? List.of()
        : found.metadata().stream()
            .sorted(Comparator.comparing(file -> file.resourceId().toString()))
            .toList();
  }
}
