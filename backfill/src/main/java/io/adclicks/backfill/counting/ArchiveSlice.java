package io.adclicks.backfill.counting;

import java.util.List;
import java.util.stream.Stream;

/**
 * Files of some consecutive hours, which can be counted without the rest of the day, since no
 * window is longer than an hour.
 *
 * @param files the files
 */
public record ArchiveSlice(List<ArchivedFile> files) {
  static final ArchiveSlice EMPTY = new ArchiveSlice(List.of());

  public ArchiveSlice {
    files = List.copyOf(files);
  }

  /** Their size. */
  public long bytes() {
    return files.stream().mapToLong(ArchivedFile::bytes).sum();
  }

  /** Their hours, ascending. */
  public List<Integer> hours() {
    return files.stream().map(ArchivedFile::hour).distinct().sorted().toList();
  }

  ArchiveSlice plus(ArchiveSlice other) {
    return new ArchiveSlice(Stream.concat(files.stream(), other.files.stream()).toList());
  }
}
