package io.adclicks.backfill.manifest;

import io.adclicks.backfill.archive.ArchiveHour;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What has changed since hours were sealed.
 *
 * @param sealed what the manifests say
 * @param now what is there
 */
record SealComparison(DayManifest sealed, DayManifest now) {

  /** A sentence for each file that is gone or another one. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (HourManifest hour : sealed.hours()) {
      Map<String, SealedFile> present = files(now, hour.hour());
      for (SealedFile file : hour.files()) {
        SealedFile found = present.get(file.name());
        if (found == null) {
          faults.add(
              "%s was sealed with %s, which cannot be read now"
                  .formatted(hour.hour(), file.name()));
        } else if (!found.equals(file)) {
          faults.add(
              "%s of %s has changed since it was sealed".formatted(file.name(), hour.hour()));
        }
      }
    }
    return faults;
  }

  /** A sentence for each hour that is not sealed, or has more files than when it was. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (HourManifest hour : now.hours()) {
      Map<String, SealedFile> known = files(sealed, hour.hour());
      long newer = hour.files().stream().filter(file -> !known.containsKey(file.name())).count();
      if (known.isEmpty()) {
        notes.add("%s is not sealed".formatted(hour.hour()));
      } else if (newer > 0) {
        notes.add("%s has %d files that came after it was sealed".formatted(hour.hour(), newer));
      }
    }
    return notes;
  }

  private static Map<String, SealedFile> files(DayManifest day, ArchiveHour hour) {
    return day.hours().stream()
        .filter(manifest -> manifest.hour().equals(hour))
        .flatMap(manifest -> manifest.files().stream())
        .collect(Collectors.toMap(SealedFile::name, Function.identity()));
  }
}
