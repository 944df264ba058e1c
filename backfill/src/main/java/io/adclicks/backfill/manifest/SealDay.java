package io.adclicks.backfill.manifest;

import io.adclicks.backfill.archive.ArchiveFolder;
import java.io.IOException;
import java.time.LocalDate;

/** Writes down what a day of the archive holds, if nothing of it is damaged or missing. */
public final class SealDay {
  private SealDay() {}

  /**
   * Examines a day and writes the manifests of its hours. Sealing again adds files that have come
   * since; it never forgets one.
   *
   * @return the findings, with the manifest; nothing is written if there are faults
   */
  public static Findings of(ArchiveFolder folder, LocalDate date) throws IOException {
    Findings findings = ExamineDay.of(folder, date);
    if (findings.isSound()) {
      ManifestStore store = new ManifestStore(folder);
      for (HourManifest hour : findings.manifest().hours()) {
        store.write(hour);
      }
    }
    return findings;
  }
}
