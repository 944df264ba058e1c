package io.adclicks.pipeline.batching;

import java.util.concurrent.atomic.AtomicLong;

/** How much memory indexes may hold together. */
public final class IndexBudget {
  /**
   * Six tenths of the heap, for all steps and slots of this JVM: an index that is given up too
   * early costs a replay of its log with every batch.
   */
  public static final IndexBudget OF_THIS_JVM =
      new IndexBudget(Runtime.getRuntime().maxMemory() / 10 * 6);

  /** What part of the budget a holder may use even when others have used it up. */
  private static final int ASSURED_PART = 32;

  private final long bytes;
  private final AtomicLong held = new AtomicLong();

  /**
   * @param bytes how much all holders may hold together
   */
  public IndexBudget(long bytes) {
    this.bytes = bytes;
  }

  /** Takes note of memory that is held from now on, or with a negative number no longer. */
  void account(long change) {
    held.addAndGet(change);
  }

  /** Whether a holder should give something up. */
  boolean isExceededBy(long ownBytes) {
    return held.get() > bytes && ownBytes > bytes / ASSURED_PART;
  }
}
