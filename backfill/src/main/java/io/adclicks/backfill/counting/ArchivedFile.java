package io.adclicks.backfill.counting;

import io.adclicks.backfill.archive.ArchiveFolder;
import io.adclicks.backfill.archive.ArchiveHour;
import io.adclicks.backfill.manifest.SealedFile;

/**
 * A file of the archive.
 *
 * @param name its full name
 * @param hour the hour of its clicks, 0 to 23
 * @param bytes its size
 */
public record ArchivedFile(String name, int hour, long bytes) {
  public ArchivedFile {
    if (hour < 0 || hour > 23 || bytes < 0) {
      throw new IllegalArgumentException(
          "%s is of hour %d and has %d bytes".formatted(name, hour, bytes));
    }
  }

  static ArchivedFile of(ArchiveFolder archive, ArchiveHour hour, SealedFile file) {
    return new ArchivedFile(archive.file(hour, file.name()).toString(), hour.ofDay(), file.bytes());
  }

  /** Its name below the folder of the day. */
  public String key() {
    return name.substring(name.lastIndexOf("hour="));
  }
}
