package io.adclicks.backfill.manifest;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a day of the archive held when it was sealed.
 *
 * @param date the day, UTC
 * @param hours the manifests of the hours that have files, in order
 */
public record DayManifest(LocalDate date, List<HourManifest> hours) {
  public DayManifest {
    requireNonNull(date, "date is null");
    hours = hours.stream().sorted(Comparator.comparing(HourManifest::hour)).toList();
    for (HourManifest hour : hours) {
      if (!hour.hour().date().equals(date)) {
        throw new IllegalArgumentException(hour.hour() + " is no hour of " + date);
      }
    }
  }

  /** How many clicks the day holds, those in two files twice. */
  public long clicks() {
    return hours.stream().mapToLong(HourManifest::clicks).sum();
  }

  /** How many files the day has. */
  public long files() {
    return hours.stream().mapToLong(hour -> hour.files().size()).sum();
  }

  /** A fingerprint of the whole day: the same files give the same one, an empty day has one too. */
  public String digest() {
    return Sha256.of(
        hours.stream().map(hour -> hour.digest() + "\n").collect(Collectors.joining()));
  }
}
