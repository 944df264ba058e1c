package io.adclicks.gateway.http;

import io.adclicks.gateway.clicks.Outcome;
import io.adclicks.gateway.refusal.RefusedException;
import io.adclicks.model.Receipts;
import java.util.List;
import java.util.Optional;

/**
 * The answer to a batch.
 *
 * @param accepted how many of its clicks are held
 * @param results for each click in its order an {@link Acceptance} or a {@link Problem}
 */
public record BatchAnswer(int accepted, List<Object> results) {
  public BatchAnswer {
    results = List.copyOf(results);
  }

  static BatchAnswer of(List<Outcome> outcomes, Receipts receipts) {
    List<Object> results = outcomes.stream().map(outcome -> result(outcome, receipts)).toList();
    return new BatchAnswer(outcomes.size() - refusals(outcomes).size(), results);
  }

  /** Why nothing of a batch was taken, if the same batch may be taken later. */
  static Optional<RefusedException> wholeBatchLater(List<Outcome> outcomes) {
    List<RefusedException> later = worthRetrying(outcomes);
    boolean nothingTaken = refusals(outcomes).size() == outcomes.size();
    return nothingTaken ? later.stream().findFirst() : Optional.empty();
  }

  /** The clicks of a batch that may be taken later. */
  static List<RefusedException> worthRetrying(List<Outcome> outcomes) {
    return refusals(outcomes).stream().filter(why -> !why.retryAfter().isZero()).toList();
  }

  private static List<RefusedException> refusals(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(Outcome.Refused.class::isInstance)
        .map(outcome -> ((Outcome.Refused) outcome).why())
        .toList();
  }

  private static Object result(Outcome outcome, Receipts receipts) {
    return outcome instanceof Outcome.Held held
        ? Acceptance.of(receipts.seal(held.receipt()))
        : Problem.of(((Outcome.Refused) outcome).why());
  }
}
