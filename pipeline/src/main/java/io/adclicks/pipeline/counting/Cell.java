package io.adclicks.pipeline.counting;

import static java.util.Objects.requireNonNull;

import io.adclicks.model.Resolution;
import java.io.Serializable;

/**
 * The figures of one ad in one window, absolute and accumulated.
 *
 * @param adId the ad
 * @param resolution the length of the window
 * @param eventTimeMillis the start of the window, milliseconds since the epoch, UTC
 * @param clickCount valid clicks
 * @param totalCostE4 their cost in ten-thousandths
 * @param duplicateCount copies of clicks
 * @param invalidCount invalid clicks
 * @param finality how far the figures can be trusted
 * @param revision see {@link Revision}
 */
public record Cell(
    String adId,
    Resolution resolution,
    long eventTimeMillis,
    long clickCount,
    long totalCostE4,
    long duplicateCount,
    long invalidCount,
    Finality finality,
    long revision)
    implements Serializable {
  public Cell {
    requireNonNull(adId, "adId is null");
    requireNonNull(resolution, "resolution is null");
    requireNonNull(finality, "finality is null");
  }
}
