package io.adclicks.query.receipts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * The last reconciliation that closed a day.
 *
 * @param limits those it counted under
 * @param startedAt when it started: it counted what was archived by then
 */
record ClosedRun(CountingRules.Limits limits, Instant startedAt) {
  ClosedRun {
    requireNonNull(limits, "limits is null");
    requireNonNull(startedAt, "startedAt is null");
  }
}
