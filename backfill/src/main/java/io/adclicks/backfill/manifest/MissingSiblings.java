package io.adclicks.backfill.manifest;

import io.adclicks.backfill.archive.ArchiveFolder;
import io.adclicks.backfill.archive.BatchHeader;
import io.adclicks.backfill.archive.BatchHeader.Part;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Finds files that others of their batch name, and that are not there. */
final class MissingSiblings {
  private final ArchiveFolder folder;
  private final LocalDate keptSince;
  private final Set<String> present;

  /**
   * @param keptSince files of earlier days may be gone
   * @param present files that are known to be there, so that an object store is not asked for each
   */
  MissingSiblings(ArchiveFolder folder, LocalDate keptSince, Set<String> present) {
    this.folder = folder;
    this.keptSince = keptSince;
    this.present = Set.copyOf(present);
  }

  /**
   * A sentence for each file that is missing, except of batches whose clicks lie in complete ones.
   *
   * @param batches those whose files are wanted
   * @param known these and others that may hold the same clicks
   */
  List<String> of(List<BatchHeader> batches, Collection<BatchHeader> known) throws IOException {
    Map<BatchHeader, List<String>> missing = new LinkedHashMap<>();
    for (BatchHeader batch : batches) {
      List<String> files = missingFilesOf(batch);
      if (!files.isEmpty()) {
        missing.put(batch, files);
      }
    }
    // Whether all others are complete is asked only if need be: an object store is slow to answer.
    if (missing.isEmpty()) {
      return List.of();
    }
    CoveredOffsets covered = CoveredOffsets.by(complete(known));
    missing.keySet().removeIf(covered::cover);
    return missing.values().stream().flatMap(List::stream).toList();
  }

  private List<BatchHeader> complete(Collection<BatchHeader> known) throws IOException {
    List<BatchHeader> complete = new ArrayList<>();
    for (BatchHeader batch : known) {
      if (missingFilesOf(batch).isEmpty()) {
        complete.add(batch);
      }
    }
    return complete;
  }

  private List<String> missingFilesOf(BatchHeader batch) throws IOException {
    List<String> faults = new ArrayList<>();
    for (Part part : batch.parts()) {
      ResourceId file = folder.file(part.hour(), batch.batch() + ArchiveFolder.SUFFIX);
      boolean wanted = !part.hour().date().isBefore(keptSince);
      if (wanted && !isPresent(file)) {
        faults.add("%s with %d clicks is missing".formatted(file, part.clicks()));
      }
    }
    return faults;
  }

  private boolean isPresent(ResourceId file) throws IOException {
    return present.contains(file.toString()) || !ArchiveFolder.find(file.toString()).isEmpty();
  }
}
