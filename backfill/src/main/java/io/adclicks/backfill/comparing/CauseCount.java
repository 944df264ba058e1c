package io.adclicks.backfill.comparing;

import static java.util.Objects.requireNonNull;

/**
 * What one cause came to, in minutes.
 *
 * @param cause the cause
 * @param minutes how many cells of a minute differ
 * @param cells how many cells of all resolutions differ
 * @param clicks by how many billed clicks the day changes; may be negative
 * @param costE4 by how much its cost changes, in ten-thousandths; may be negative
 */
public record CauseCount(Cause cause, long minutes, long cells, long clicks, long costE4) {
  public CauseCount {
    requireNonNull(cause, "cause is null");
  }
}
