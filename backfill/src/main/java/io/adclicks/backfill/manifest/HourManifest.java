package io.adclicks.backfill.manifest;

import static java.util.Objects.requireNonNull;

import io.adclicks.backfill.archive.ArchiveHour;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an hour of the archive held when it was sealed. It lies beside the files it names.
 *
 * @param hour the hour
 * @param clicks how many clicks its files hold, those in two files twice
 * @param files its files, by name
 * @param offsets where the clicks lie in Kafka, by partition
 */
public record HourManifest(
    ArchiveHour hour, long clicks, List<SealedFile> files, List<OffsetRange> offsets)
    implements Serializable {
  public HourManifest {
    requireNonNull(hour, "hour is null");
    files = files.stream().sorted(Comparator.comparing(SealedFile::name)).toList();
    offsets = offsets.stream().sorted(Comparator.comparingInt(OffsetRange::partition)).toList();
    long sum = files.stream().mapToLong(SealedFile::clicks).sum();
    if (sum != clicks) {
      throw new IllegalArgumentException(
          "the files of %s hold %d clicks, not %d".formatted(hour, sum, clicks));
    }
  }

  /** A fingerprint of the content: the same files give the same one. */
  public String digest() {
    return Sha256.of(
        files.stream()
            .map(file -> hour + " " + file.name() + " " + file.sha256() + "\n")
            .collect(Collectors.joining()));
  }
}
