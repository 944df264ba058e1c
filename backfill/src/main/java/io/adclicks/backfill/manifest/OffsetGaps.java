package io.adclicks.backfill.manifest;

import io.adclicks.backfill.archive.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds offsets between spans that no span holds. */
final class OffsetGaps {
  /**
   * A span, and whether its batch has to do with the day in question.
   *
   * @param span the offsets
   * @param concerns whether the batch has a file in that day
   */
  record Known(Span span, boolean concerns) {}

  private OffsetGaps() {}

  /**
   * The gaps beside a span that concerns the day. Others belong to other days.
   *
   * @param known spans in any order, which may overlap
   */
  static List<Span> between(List<Known> known) {
    List<Known> ordered = new ArrayList<>(known);
    ordered.sort(
        Comparator.comparingInt((Known k) -> k.span().partition())
            .thenComparingLong(k -> k.span().first()));
    List<Span> gaps = new ArrayList<>();
    Known furthest = null;
    for (Known next : ordered) {
      boolean samePartition =
          furthest != null && furthest.span().partition() == next.span().partition();
      if (samePartition
          && next.span().first() > furthest.span().last() + 1
          && (next.concerns() || furthest.concerns())) {
        gaps.add(
            new Span(next.span().partition(), furthest.span().last() + 1, next.span().first() - 1));
      }
      if (!samePartition || next.span().last() > furthest.span().last()) {
        furthest = next;
      } else if (next.span().last() == furthest.span().last() && next.concerns()) {
        furthest = next;
      }
    }
    return gaps;
  }
}
