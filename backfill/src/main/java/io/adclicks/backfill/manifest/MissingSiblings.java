package io.adclicks.backfill.manifest;

import io.adclicks.backfill.archive.ArchiveFolder;
import io.adclicks.backfill.archive.BatchHeader;
import io.adclicks.backfill.archive.BatchHeader.Part;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Finds files that others of their batch name, and that are not there. */
final class MissingSiblings {
  private final ArchiveFolder folder;
  private final LocalDate keptSince;
  private final Set<String> present;
  private final Set<String> examined = new HashSet<>();

  /**
   * @param keptSince files of earlier days may be gone
   * @param present files that are known to be there, so that an object store is not asked for each
   */
  MissingSiblings(ArchiveFolder folder, LocalDate keptSince, Set<String> present) {
    this.folder = folder;
    this.keptSince = keptSince;
    this.present = Set.copyOf(present);
  }

  /** A sentence for each file of a batch that is missing; a batch is examined once. */
  List<String> of(BatchHeader header) throws IOException {
    List<String> faults = new ArrayList<>();
    if (examined.add(header.batch())) {
      for (Part part : header.parts()) {
        ResourceId file = folder.file(part.hour(), header.batch() + ArchiveFolder.SUFFIX);
        boolean wanted = !part.hour().date().isBefore(keptSince);
        if (wanted && !isPresent(file)) {
          faults.add("%s with %d clicks is missing".formatted(file, part.clicks()));
        }
      }
    }
    return faults;
  }

  private boolean isPresent(ResourceId file) throws IOException {
    return present.contains(file.toString()) || !ArchiveFolder.find(file.toString()).isEmpty();
  }
}
