package io.adclicks.query.metrics;

import java.time.Instant;
import java.util.Optional;

/**
 * The figures of one ad in one window.
 *
 * @param eventTime the start of the window
 * @param figures absolute figures
 * @param finality how far they can be trusted
 * @param updatedAt when they were written; empty for a window without clicks
 */
public record AdCell(
    Instant eventTime, Figures figures, Finality finality, Optional<Instant> updatedAt) {}
