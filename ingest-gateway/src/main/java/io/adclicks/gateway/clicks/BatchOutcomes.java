package io.adclicks.gateway.clicks;

import io.adclicks.gateway.refusal.Refusal;
import io.adclicks.gateway.refusal.RefusedException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Waits for all clicks of a batch at once; what one of them meets does not touch the others. */
final class BatchOutcomes {
  private final AtomicReferenceArray<Outcome> outcomes;
  private final AtomicInteger missing;
  private final CompletableFuture<List<Outcome>> all = new CompletableFuture<>();

  private BatchOutcomes(int size) {
    this.outcomes = new AtomicReferenceArray<>(size);
    this.missing = new AtomicInteger(size);
  }

  /**
   * Takes each element.
   *
   * @param take completes with a receipt; refuses by throwing or failing
   */
  static CompletableFuture<List<Outcome>> of(
      List<BatchElement> elements, Function<BatchElement, CompletableFuture<String>> take) {
    BatchOutcomes batch = new BatchOutcomes(elements.size());
    for (int i = 0; i < elements.size(); i++) {
      batch.start(i, elements.get(i), take);
    }
    return batch.all;
  }

  private void start(
      int place, BatchElement element, Function<BatchElement, CompletableFuture<String>> take) {
    try {
      CompletableFuture<String> unused =
          take.apply(element)
              .whenComplete(
                  (receipt, failure) ->
                      end(place, failure == null ? new Outcome.Held(receipt) : refused(failure)));
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

  private static Outcome refused(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return new Outcome.Refused(
        cause instanceof RefusedException refused
            ? refused
            : new RefusedException(Refusal.FAILED, "the gateway failed, the click was not taken"));
  }
}
