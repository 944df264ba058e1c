package io.adclicks.backfill.counting;

import io.adclicks.backfill.archive.ArchiveFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.beam.sdk.io.fs.MatchResult;

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

  /** Looks what there is. */
  public static ArchivedFiles of(ArchiveFolder archive, LocalDate date) throws IOException {
    List<ArchivedFile> files = new ArrayList<>();
    for (MatchResult.Metadata file : ArchiveFolder.find(archive.filesOf(date))) {
      files.add(ArchivedFile.of(file.resourceId().toString(), file.sizeBytes()));
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

  /** A fingerprint of names and sizes (SHA-256), by which a run says what it counted. */
  public String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (ArchivedFile file : files) {
        digest.update((file.key() + " " + file.bytes() + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private ArchiveSlice ofHour(int hour) {
    return new ArchiveSlice(files.stream().filter(file -> file.hour() == hour).toList());
  }
}
