package io.adclicks.backfill.manifest;

import io.adclicks.backfill.archive.ArchiveFolder;
import io.adclicks.backfill.archive.DamagedFileException;
import io.adclicks.backfill.archive.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * Drops the oldest days. It notes from when on the archive is kept, so that what was dropped does
 * not look lost.
 */
public final class Retention {
  private static final String NOTE = "kept-since.txt";
  private static final Pattern DAY = Pattern.compile("/dt=(\\d{4}-\\d\\d-\\d\\d)/");

  private final ArchiveFolder folder;

  /** The retention of an archive. */
  public Retention(ArchiveFolder folder) {
    this.folder = folder;
  }

  /** The first day that is kept; the smallest date there is if none was ever dropped. */
  public LocalDate keptSince() throws IOException {
    List<MatchResult.Metadata> notes = ArchiveFolder.find(note().toString());
    if (notes.isEmpty()) {
      return LocalDate.MIN;
    }
    try (InputStream in = Channels.newInputStream(FileSystems.open(note()))) {
      return LocalDate.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (DateTimeException e) {
      throw new DamagedFileException(note(), "it holds no date", e);
    }
  }

  /** The files of all days before a date. */
  public List<ResourceId> before(LocalDate date) throws IOException {
    List<ResourceId> files = new ArrayList<>();
    for (MatchResult.Metadata file : ArchiveFolder.find(folder.root() + "/dt=*/hour=*/*")) {
      Matcher day = DAY.matcher(file.resourceId().toString());
      if (day.find() && LocalDate.parse(day.group(1)).isBefore(date)) {
        files.add(file.resourceId());
      }
    }
    return files;
  }

  /** Drops all days before a date; returns how many files went. */
  public int drop(LocalDate date) throws IOException {
    List<ResourceId> files = before(date);
    if (date.isAfter(keptSince())) {
      byte[] text = date.toString().getBytes(StandardCharsets.UTF_8);
      WholeFile.write(note(), out -> out.write(text));
    }
    FileSystems.delete(files);
    deleteFolders(files);
    return files.size();
  }

  /** Only file systems with real folders keep empty ones. */
  private static void deleteFolders(List<ResourceId> files) throws IOException {
    Set<Path> folders = new TreeSet<>(Comparator.reverseOrder());
    for (ResourceId file : files) {
      if (file.getScheme().equals("file")) {
        Path hour = Path.of(file.toString()).getParent();
        folders.addAll(List.of(hour, hour.getParent()));
      }
    }
    for (Path empty : folders) {
      Files.deleteIfExists(empty);
    }
  }

  private ResourceId note() {
    return FileSystems.matchNewResource(folder.root() + "/" + NOTE, false);
  }
}
