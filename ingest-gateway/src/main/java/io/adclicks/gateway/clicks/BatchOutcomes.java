package io.adclicks.gateway.clicks;

import io.adclicks.gateway.refusal.RefusedException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Waits for all clicks of a batch at once; what one of them meets does not touch the others. */
final class BatchOutcomes {
  /** Clicks that are verified in one go, before the event loop may do something else. */
  static final int SLICE = 50;

  private final List<BatchElement> elements;
  private final BiConsumer<BatchElement, Consumer<Outcome>> take;
  private final Executor later;
  private final AtomicReferenceArray<Outcome> outcomes;
  private final AtomicInteger missing;
  private final CompletableFuture<List<Outcome>> all = new CompletableFuture<>();

  private BatchOutcomes(
      List<BatchElement> elements,
      BiConsumer<BatchElement, Consumer<Outcome>> take,
      Executor later) {
    this.elements = elements;
    this.take = take;
    this.later = later;
    outcomes = new AtomicReferenceArray<>(elements.size());
    missing = new AtomicInteger(elements.size());
  }

  /**
   * Takes each element.
   *
   * @param take tells what became of an element, once; or refuses it by throwing
   * @param later runs what is left when others have had their turn
   */
  static CompletableFuture<List<Outcome>> of(
      List<BatchElement> elements,
      BiConsumer<BatchElement, Consumer<Outcome>> take,
      Executor later) {
    BatchOutcomes batch = new BatchOutcomes(elements, take, later);
    batch.startFrom(0);
    return batch.all;
  }

  private void startFrom(int first) {
    int end = Math.min(first + SLICE, elements.size());
    try {
      for (int i = first; i < end; i++) {
        start(i, elements.get(i));
      }
      if (end < elements.size()) {
        later.execute(() -> startFrom(end));
      }
    } catch (RuntimeException e) {
      all.completeExceptionally(e);
    }
  }

  private void start(int place, BatchElement element) {
    try {
      take.accept(element, outcome -> end(place, outcome));
    } catch (RefusedException e) {
      end(place, new Outcome.Refused(e));
    }
  }

  private void end(int place, Outcome outcome) {
    outcomes.set(place, outcome);
    if (missing.decrementAndGet() == 0) {
      all.complete(IntStream.range(0, outcomes.length()).mapToObj(outcomes::get).toList());
    }
  }
}
