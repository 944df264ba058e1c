package io.adclicks.gateway.clicks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adclicks.gateway.refusal.Refusal;
import io.adclicks.gateway.refusal.RefusedException;
import io.adclicks.model.Receipt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BatchOutcomesTest {
  private final Queue<Runnable> later = new ArrayDeque<>();
  private final List<BatchElement> taken = new ArrayList<>();

  @Test
  void othersGetTheirTurnBetweenTwoSlices() {
    List<BatchElement> elements = elements(2 * BatchOutcomes.SLICE + 1);

    CompletableFuture<List<Outcome>> all = BatchOutcomes.of(elements, this::take, later::add);

    assertThat(taken).hasSize(BatchOutcomes.SLICE);
    assertThat(all).isNotDone();
    later.remove().run();
    assertThat(taken).hasSize(2 * BatchOutcomes.SLICE);
    later.remove().run();
    assertThat(later).isEmpty();
    assertThat(taken).isEqualTo(elements);
    assertThat(all).isCompleted();
    assertThat(all.join())
        .extracting(outcome -> ((Outcome.Held) outcome).receipt())
        .isEqualTo(elements.stream().map(BatchOutcomesTest::receipt).toList());
  }

  @Test
  void faultInALaterSliceFailsTheBatchInsteadOfLeavingItOpen() {
    BiConsumer<BatchElement, Consumer<Outcome>> faulty =
        (element, told) -> {
          if (taken.size() == BatchOutcomes.SLICE) {
            throw new IllegalStateException("broken");
          }
          take(element, told);
        };
    CompletableFuture<List<Outcome>> all =
        BatchOutcomes.of(elements(2 * BatchOutcomes.SLICE), faulty, later::add);

    later.remove().run();

    assertThatThrownBy(all::join).hasRootCauseMessage("broken");
  }

  private void take(BatchElement element, Consumer<Outcome> told) {
    taken.add(element);
    told.accept(new Outcome.Held(receipt(element)));
  }

  private static Receipt receipt(BatchElement element) {
    return new Receipt(false, 0, 0, ((BatchElement.Malformed) element).why().getMessage(), 0);
  }

  private static List<BatchElement> elements(int count) {
    List<BatchElement> elements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      elements.add(
          new BatchElement.Malformed(new RefusedException(Refusal.FAILED, "element " + i)));
    }
    return elements;
  }
}
