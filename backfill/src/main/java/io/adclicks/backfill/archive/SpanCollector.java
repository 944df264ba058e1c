package io.adclicks.backfill.archive;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Notes which offsets were read, as few spans. Not safe for several threads. */
final class SpanCollector {
  private final Int2ObjectOpenHashMap<Open> open = new Int2ObjectOpenHashMap<>();
  private final List<Span> closed = new ArrayList<>();

  private static final class Open {
    long first;
    long last;
  }

  /** Notes an offset. */
  void add(int partition, long offset) {
    Open span = open.get(partition);
    if (span == null) {
      span = new Open();
      span.first = offset;
      open.put(partition, span);
    } else if (offset != span.last + 1) {
      closed.add(new Span(partition, span.first, span.last));
      span.first = offset;
    }
    span.last = offset;
  }

  /** All that was noted, by partition and offset; nothing is noted afterwards. */
  List<Span> take() {
    List<Span> spans = new ArrayList<>(closed);
    open.forEach((partition, span) -> spans.add(new Span(partition, span.first, span.last)));
    spans.sort(Comparator.comparingInt(Span::partition).thenComparingLong(Span::first));
    open.clear();
    closed.clear();
    return spans;
  }
}
