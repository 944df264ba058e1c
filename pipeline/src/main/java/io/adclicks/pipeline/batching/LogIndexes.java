package io.adclicks.pipeline.batching;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;

/**
 * In-memory indexes of append-only logs in Beam state, one per key and window.
 *
 * <p>The log is the truth: what an index knows is what replaying the log would tell. Every append
 * puts a new random stamp beside the log, and an index is trusted only while it carries the stamp
 * that the state has. So another worker's append, a restore or an eviction leads to a replay, never
 * to a wrong figure. An instance belongs to one {@code DoFn} instance.
 *
 * @param <I> the index
 */
public final class LogIndexes<I extends LogIndexes.Index> {
  private final IntFunction<I> fresh;
  private final IndexBudget budget;

  /** Those that are given up first come first. */
  private final TreeMap<Slot, Held<I>> held = new TreeMap<>();

  private long ownBytes;

  /** What can be rebuilt from a log. */
  public interface Index {
    /** Memory held, in bytes, roughly. */
    long footprint();
  }

  /**
   * Ordered by the end of the window, since minutes that are over get the fewest clicks, and then
   * by key: what does not fit is then always the same few indexes, while giving up the least used
   * would, when all keys take turns, give up each one just before it is needed.
   */
  private record Slot(BoundedWindow window, int key) implements Comparable<Slot> {
    private static final Comparator<Slot> ORDER =
        Comparator.comparingLong(Slot::endMillis).thenComparingInt(Slot::key);

    long endMillis() {
      return window.maxTimestamp().getMillis();
    }

    @Override
    public int compareTo(Slot other) {
      return ORDER.compare(this, other);
    }
  }

  private record Held<T>(T index, long stamp, long footprint) {}

  /**
   * @param fresh makes an empty index for a key
   * @param budget shared by all whose memory counts together; when it is exceeded, each gives up
   *     its own oldest indexes, and first those who have the oldest of all
   */
  public LogIndexes(IntFunction<I> fresh, IndexBudget budget) {
    this.fresh = fresh;
    this.budget = budget;
  }

  /**
   * The index of a key and window, replayed from the log if what is in memory is not current.
   *
   * @param replay lets an empty index take in the log
   */
  public I open(int key, BoundedWindow window, ValueState<Long> stamp, Consumer<I> replay) {
    Held<I> known = held.get(new Slot(window, key));
    Long current = stamp.read();
    if (known != null && current != null && known.stamp() == current) {
      return known.index();
    }
    I index = fresh.apply(key);
    if (current != null) {
      replay.accept(index);
      hold(new Slot(window, key), index, current);
    }
    return index;
  }

  /** Keeps an index that has taken in just what the log now holds. */
  public void keep(int key, BoundedWindow window, ValueState<Long> stamp, I index) {
    long next = ThreadLocalRandom.current().nextLong();
    stamp.write(next);
    hold(new Slot(window, key), index, next);
  }

  /** Drops the index of a window that is over. */
  public void drop(int key, BoundedWindow window) {
    Slot slot = new Slot(window, key);
    Held<I> dropped = held.remove(slot);
    if (dropped != null) {
      release(slot, dropped);
    }
  }

  /** Drops all; to be called when the {@code DoFn} instance ends. */
  public void dropAll() {
    held.forEach(this::release);
    held.clear();
  }

  /** How many logs are indexed in memory. */
  public int size() {
    return held.size();
  }

  private void hold(Slot slot, I index, long stamp) {
    Held<I> now = new Held<>(index, stamp, index.footprint());
    Held<I> before = held.put(slot, now);
    account(slot, now.footprint() - (before == null ? 0 : before.footprint()));
    evict();
  }

  private void evict() {
    while (held.size() > 1 && budget.asksBack(ownBytes, held.firstKey().endMillis())) {
      Map.Entry<Slot, Held<I>> oldest = held.pollFirstEntry();
      release(oldest.getKey(), oldest.getValue());
    }
  }

  private void release(Slot slot, Held<I> dropped) {
    account(slot, -dropped.footprint());
  }

  private void account(Slot slot, long bytes) {
    ownBytes += bytes;
    budget.account(slot.endMillis(), bytes);
  }
}
