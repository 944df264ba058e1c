package io.adclicks.pipeline.batching;

import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** How much memory indexes may hold together. */
public final class IndexBudget {
  /**
   * Six tenths of the heap, for all steps and slots of this JVM: an index that is given up too
   * early costs a replay of its log with every batch. A sixteenth more is still less than the two
   * thirds that collectors with generations keep for what is old.
   */
  public static final IndexBudget OF_THIS_JVM =
      new IndexBudget(Runtime.getRuntime().maxMemory() / 10 * 6);

  /** What part of the budget a holder may use even when others have used it up. */
  private static final int ASSURED_PART = 32;

  /** By what part the budget may be exceeded while others have older indexes to give up. */
  private static final int PATIENCE_PART = 16;

  private final long bytes;
  private final AtomicLong held = new AtomicLong();
  private final ConcurrentNavigableMap<Long, Long> heldByEnd = new ConcurrentSkipListMap<>();

  /**
   * @param bytes how much all holders may hold together
   */
  public IndexBudget(long bytes) {
    this.bytes = bytes;
  }

  /**
   * Takes note of memory that is held from now on, or with a negative number no longer.
   *
   * @param endMillis the last millisecond of the window that it is held for, lingering included
   */
  void account(long endMillis, long change) {
    if (change != 0) {
      held.addAndGet(change);
      heldByEnd.merge(endMillis, change, IndexBudget::sumOrNone);
    }
  }

  /**
   * Whether a holder should give up its oldest index. A step whose windows are long, and in use as
   * a whole, does not pay for the minutes that another step might give up.
   *
   * @param ownBytes what the holder holds
   * @param endMillis when the window of its oldest index ends
   */
  boolean asksBack(long ownBytes, long endMillis) {
    long excess = held.get() - bytes;
    if (excess <= 0 || ownBytes <= bytes / ASSURED_PART) {
      return false;
    }
    return excess > bytes / PATIENCE_PART || heldBefore(endMillis) < excess;
  }

  private long heldBefore(long endMillis) {
    return heldByEnd.headMap(endMillis).values().stream().mapToLong(Long::longValue).sum();
  }

  private static Long sumOrNone(long before, long change) {
    return before + change == 0 ? null : before + change;
  }
}
