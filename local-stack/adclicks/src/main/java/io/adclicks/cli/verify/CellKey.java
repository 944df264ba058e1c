package io.adclicks.cli.verify;

import io.adclicks.model.Resolution;
import java.time.Instant;
import java.util.Comparator;

/**
 * Which cell.
 *
 * @param adId the ad
 * @param resolution the length of the window
 * @param start the start of the window
 */
public record CellKey(String adId, Resolution resolution, Instant start)
    implements Comparable<CellKey> {
  private static final Comparator<CellKey> ORDER =
      Comparator.comparing(CellKey::adId)
          .thenComparing(CellKey::resolution)
          .thenComparing(CellKey::start);

  @Override
  public int compareTo(CellKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "%s %s %s".formatted(adId, resolution.label(), start);
  }
}
