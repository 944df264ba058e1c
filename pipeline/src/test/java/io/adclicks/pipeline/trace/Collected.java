package io.adclicks.pipeline.trace;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * Keeps all elements of a collection in the order in which they come out, for pipelines that run in
 * this JVM.
 */
final class Collected<T> extends PTransform<PCollection<T>, PDone> {
  private static final long serialVersionUID = 1L;
  private static final ConcurrentMap<String, Queue<Object>> ALL = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();
  private final Class<T> type;

  Collected(Class<T> type) {
    this.type = type;
  }

  /** What came out so far. */
  List<T> elements() {
    return ALL.getOrDefault(id, new ConcurrentLinkedQueue<>()).stream().map(type::cast).toList();
  }

  @Override
  public PDone expand(PCollection<T> elements) {
    elements.apply("Keep", ParDo.of(new KeepFn<T>(id)));
    return PDone.in(elements.getPipeline());
  }

  static final class KeepFn<T> extends DoFn<T, Void> {
    private static final long serialVersionUID = 1L;

    private final String id;

    KeepFn(String id) {
      this.id = id;
    }

    @ProcessElement
    public void process(@Element T element) {
      ALL.computeIfAbsent(id, key -> new ConcurrentLinkedQueue<>()).add(element);
    }
  }
}
