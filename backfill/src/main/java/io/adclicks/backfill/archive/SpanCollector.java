package io.adclicks.backfill.archive;

import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Notes which offsets were read, as few spans. A single offset that is left out while the reader
 * reads on is the end of a transaction, which Kafka marks in the partition; it counts as read. Not
 * safe for several threads.
 */
final class SpanCollector {
  private final Int2ObjectOpenHashMap<Open> open = new Int2ObjectOpenHashMap<>();
  private final Int2LongOpenHashMap lastTaken = new Int2LongOpenHashMap();
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
      if (lastTaken.containsKey(partition) && offset == lastTaken.get(partition) + 2) {
        span.first--;
      }
      open.put(partition, span);
    } else if (offset != span.last + 1 && offset != span.last + 2) {
      closed.add(new Span(partition, span.first, span.last));
      span.first = offset;
    }
    span.last = offset;
  }

  /** All that was noted since the last time, by partition and offset. */
  List<Span> take() {
    List<Span> spans = new ArrayList<>(closed);
    for (Int2ObjectMap.Entry<Open> entry : open.int2ObjectEntrySet()) {
      Open span = entry.getValue();
      spans.add(new Span(entry.getIntKey(), span.first, span.last));
      lastTaken.put(entry.getIntKey(), span.last);
    }
    spans.sort(Comparator.comparingInt(Span::partition).thenComparingLong(Span::first));
    open.clear();
    closed.clear();
    return spans;
  }
}
