package io.adclicks.pipeline.batching;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.apache.beam.sdk.state.BagState;
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
  private final Supplier<I> fresh;
  private final long budgetBytes;
  private final LinkedHashMap<Slot, Held<I>> held = new LinkedHashMap<>(64, 0.75f, true);
  private long footprint;

  /** What can be rebuilt from a log. */
  public interface Index {
    /** Takes in one body of the log, without any output. */
    void replay(byte[] body);

    /** Memory held, in bytes, roughly. */
    long footprint();
  }

  private record Slot(int key, BoundedWindow window) {}

  private record Held<T>(T index, long stamp, long footprint) {}

  /**
   * @param fresh makes an empty index
   * @param budgetBytes how much memory the indexes may hold before the least used are dropped
   */
  public LogIndexes(Supplier<I> fresh, long budgetBytes) {
    this.fresh = fresh;
    this.budgetBytes = budgetBytes;
  }

  /** A sixteenth of the heap: five stages of two slots hold ten of them. */
  public static long defaultBudget() {
    return Runtime.getRuntime().maxMemory() / 16;
  }

  /** The index of a key and window, replayed from the log if what is in memory is not current. */
  public I open(int key, BoundedWindow window, ValueState<Long> stamp, BagState<byte[]> log) {
    Held<I> known = held.get(new Slot(key, window));
    Long current = stamp.read();
    if (known != null && current != null && known.stamp() == current) {
      return known.index();
    }
    I index = fresh.get();
    if (current != null) {
      log.read().forEach(index::replay);
    }
    return index;
  }

  /** Adds a body that the index has already taken in to the log. */
  public void append(
      int key,
      BoundedWindow window,
      ValueState<Long> stamp,
      BagState<byte[]> log,
      I index,
      byte[] body) {
    long next = ThreadLocalRandom.current().nextLong();
    log.add(body);
    stamp.write(next);
    Held<I> now = new Held<>(index, next, index.footprint());
    Held<I> before = held.put(new Slot(key, window), now);
    footprint += now.footprint() - (before == null ? 0 : before.footprint());
    evict();
  }

  /** Drops the index of a window that is over. */
  public void drop(int key, BoundedWindow window) {
    Held<I> dropped = held.remove(new Slot(key, window));
    if (dropped != null) {
      footprint -= dropped.footprint();
    }
  }

  /** How many logs are indexed in memory. */
  public int size() {
    return held.size();
  }

  private void evict() {
    var eldest = held.entrySet().iterator();
    while (footprint > budgetBytes && held.size() > 1) {
      Map.Entry<Slot, Held<I>> least = eldest.next();
      footprint -= least.getValue().footprint();
      eldest.remove();
    }
  }
}
