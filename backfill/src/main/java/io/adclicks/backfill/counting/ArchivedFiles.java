package io.adclicks.backfill.counting;

import io.adclicks.backfill.archive.ArchiveFolder;
import io.adclicks.backfill.manifest.DayManifest;
import io.adclicks.backfill.manifest.HourManifest;
import io.adclicks.backfill.manifest.SealedFile;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that the archive has of a day at one moment. Both counts read exactly these: a late
 * click that is archived meanwhile belongs to the next run.
 *
 * @param files all files, by name
 */
public record ArchivedFiles(List<ArchivedFile> files) {
  public ArchivedFiles {
    files = List.copyOf(files);
  }

  /** The files that a manifest names. */
  public static ArchivedFiles of(ArchiveFolder archive, DayManifest day) {
    List<ArchivedFile> files = new ArrayList<>();
    for (HourManifest hour : day.hours()) {
      for (SealedFile file : hour.files()) {
        files.add(ArchivedFile.of(archive, hour.hour(), file));
      }
    }
    return new ArchivedFiles(files);
  }

  /**
   * Consecutive hours together, so that a day of few clicks is counted in one go, and one of many
   * in several that take no more memory than an hour does.
   *
   * @param maxBytes how large a slice of more than one hour may be
   */
  public List<ArchiveSlice> slices(long maxBytes) {
    List<ArchiveSlice> slices = new ArrayList<>();
    ArchiveSlice slice = ArchiveSlice.EMPTY;
    for (int hour = 0; hour < 24; hour++) {
      ArchiveSlice next = ofHour(hour);
      if (slice.bytes() > 0 && slice.bytes() + next.bytes() > maxBytes) {
        slices.add(slice);
        slice = ArchiveSlice.EMPTY;
      }
      slice = slice.plus(next);
    }
    if (!slice.files().isEmpty()) {
      slices.add(slice);
    }
    return slices;
  }

  /** The files of some hours, in the same slices. */
  public ArchivedFiles ofHours(List<Integer> hours) {
    return new ArchivedFiles(files.stream().filter(file -> hours.contains(file.hour())).toList());
  }

  private ArchiveSlice ofHour(int hour) {
    return new ArchiveSlice(files.stream().filter(file -> file.hour() == hour).toList());
  }
}
