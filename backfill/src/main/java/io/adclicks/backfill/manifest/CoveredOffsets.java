package io.adclicks.backfill.manifest;

import io.adclicks.backfill.archive.BatchHeader;
import io.adclicks.backfill.archive.Span;
import java.util.Comparator;
import java.util.List;

/**
 * The offsets of batches of which every file is there. A job that is killed while it writes a batch
 * leaves some of its files, reads the same offsets again, and writes them as another one.
 */
final class CoveredOffsets {
  private final List<Span> spans;

  private CoveredOffsets(List<Span> spans) {
    this.spans = spans;
  }

  static CoveredOffsets by(List<BatchHeader> complete) {
    return new CoveredOffsets(
        complete.stream()
            .flatMap(batch -> batch.spans().stream())
            .distinct()
            .sorted(Comparator.comparingLong(Span::first))
            .toList());
  }

  /** Whether all that was read for a batch lies in complete ones. */
  boolean cover(BatchHeader batch) {
    return batch.spans().stream().allMatch(this::cover);
  }

  private boolean cover(Span wanted) {
    long next = wanted.first();
    for (Span span : spans) {
      if (span.partition() == wanted.partition() && span.first() <= next) {
        next = Math.max(next, span.last() + 1);
      }
    }
    return next > wanted.last();
  }
}
