package io.adclicks.backfill.manifest;

import io.adclicks.backfill.archive.ArchiveFolder;
import io.adclicks.backfill.archive.DamagedFileException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.beam.sdk.io.fs.MatchResult;

/**
 * Compares a day with its seals by the names and lengths of its files, without reading them: enough
 * to see that nothing has come, not that nothing is damaged.
 */
public final class SealedDay {
  private SealedDay() {}

  /** The manifest of a day if its files are those that were sealed, as far as a list tells. */
  public static Optional<DayManifest> unchanged(ArchiveFolder folder, LocalDate date)
      throws IOException {
    try {
      DayManifest sealed = new ManifestStore(folder).read(date);
      return lengths(folder, sealed).equals(lengths(folder, date))
          ? Optional.of(sealed)
          : Optional.empty();
    } catch (DamagedFileException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Long> lengths(ArchiveFolder folder, DayManifest sealed) {
    return sealed.hours().stream()
        .flatMap(
            hour ->
                hour.files().stream()
                    .map(file -> Map.entry(folder.file(hour.hour(), file.name()), file.bytes())))
        .collect(Collectors.toMap(file -> key(file.getKey()), Map.Entry::getValue));
  }

  private static Map<String, Long> lengths(ArchiveFolder folder, LocalDate date)
      throws IOException {
    return ArchiveFolder.find(folder.filesOf(date)).stream()
        .collect(Collectors.toMap(file -> key(file.resourceId()), MatchResult.Metadata::sizeBytes));
  }

  /** The name below the folder of the day; a root may be written in several ways. */
  private static String key(Object file) {
    String name = file.toString();
    return name.substring(name.lastIndexOf("/hour="));
  }
}
