package io.adclicks.backfill.manifest;

import io.adclicks.backfill.archive.ArchiveFolder;
import io.adclicks.backfill.archive.ArchiveHour;
import io.adclicks.backfill.archive.BatchHeader;
import io.adclicks.backfill.archive.ClickFile;
import io.adclicks.backfill.archive.DamagedFileException;
import io.adclicks.backfill.archive.Span;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.sdk.io.fs.MatchResult;

/**
 * Reads a day of the archive through and looks for what is damaged or missing: by what files say of
 * themselves, of their siblings and of the offsets they cover, and by the manifests.
 */
public final class ExamineDay {
  private final ArchiveFolder folder;
  private final LocalDate date;
  private final List<String> faults = new ArrayList<>();
  private final List<InspectedFile> files = new ArrayList<>();
  private final List<OffsetGaps.Known> spans = new ArrayList<>();

  private final Set<String> present = new HashSet<>();

  /** A header of each batch of the day and its neighbours, by name. */
  private final Map<String, BatchHeader> batches = new LinkedHashMap<>();

  private ExamineDay(ArchiveFolder folder, LocalDate date) {
    this.folder = folder;
    this.date = date;
  }

  /** Examines a day. */
  public static Findings of(ArchiveFolder folder, LocalDate date) throws IOException {
    return new ExamineDay(folder, date).examine();
  }

  private Findings examine() throws IOException {
    inspectFiles();
    readHeaders(date.minusDays(1));
    readHeaders(date.plusDays(1));
    MissingSiblings siblings =
        new MissingSiblings(folder, new Retention(folder).keptSince(), present);
    faults.addAll(
        siblings.of(batches.values().stream().filter(this::concerns).toList(), batches.values()));
    OffsetGaps.between(spans).forEach(gap -> faults.add(describe(gap)));
    DayManifest now = manifest();
    List<String> notes = new ArrayList<>();
    compareWithSeals(now, notes);
    return new Findings(faults, notes, now);
  }

  private void inspectFiles() throws IOException {
    for (MatchResult.Metadata file : find(date)) {
      try {
        InspectedFile inspected = InspectedFile.of(file.resourceId(), file.sizeBytes());
        files.add(inspected);
        note(inspected.header());
      } catch (DamagedFileException e) {
        faults.add(e.getMessage());
      }
    }
  }

  /** A batch may have files in two days, and clicks of another day may lie between those of one. */
  private void readHeaders(LocalDate neighbour) throws IOException {
    for (MatchResult.Metadata file : find(neighbour)) {
      try (ClickFile clicks = ClickFile.open(file.resourceId())) {
        note(clicks.header());
      } catch (DamagedFileException e) {
        faults.add(e.getMessage());
      }
    }
  }

  private List<MatchResult.Metadata> find(LocalDate day) throws IOException {
    List<MatchResult.Metadata> found = ArchiveFolder.find(folder.filesOf(day));
    found.forEach(file -> present.add(file.resourceId().toString()));
    return found;
  }

  private void note(BatchHeader header) {
    batches.putIfAbsent(header.batch(), header);
    boolean concerns = concerns(header);
    header.spans().forEach(span -> spans.add(new OffsetGaps.Known(span, concerns)));
  }

  /** Whether a batch has, or should have, a file in the day. */
  private boolean concerns(BatchHeader header) {
    return header.parts().stream().anyMatch(part -> part.hour().date().equals(date));
  }

  private static String describe(Span gap) {
    return "partition %d: offsets %d to %d are in no file"
        .formatted(gap.partition(), gap.first(), gap.last());
  }

  private DayManifest manifest() {
    Map<ArchiveHour, List<InspectedFile>> hours = new TreeMap<>();
    for (InspectedFile file : files) {
      hours.computeIfAbsent(file.header().hour(), hour -> new ArrayList<>()).add(file);
    }
    return new DayManifest(
        date,
        hours.entrySet().stream().map(hour -> manifest(hour.getKey(), hour.getValue())).toList());
  }

  private static HourManifest manifest(ArchiveHour hour, List<InspectedFile> files) {
    Map<Integer, OffsetRange> offsets = new TreeMap<>();
    for (InspectedFile file : files) {
      file.offsets().forEach(range -> offsets.merge(range.partition(), range, OffsetRange::plus));
    }
    List<SealedFile> sealed = files.stream().map(InspectedFile::seal).toList();
    long clicks = sealed.stream().mapToLong(SealedFile::clicks).sum();
    return new HourManifest(hour, clicks, sealed, List.copyOf(offsets.values()));
  }

  private void compareWithSeals(DayManifest now, List<String> notes) throws IOException {
    try {
      DayManifest sealed = new ManifestStore(folder).read(date);
      SealComparison comparison = new SealComparison(sealed, now);
      faults.addAll(comparison.faults());
      notes.addAll(comparison.notes());
    } catch (DamagedFileException e) {
      faults.add(e.getMessage());
    }
  }
}
