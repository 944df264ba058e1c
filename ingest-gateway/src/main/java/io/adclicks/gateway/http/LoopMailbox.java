package io.adclicks.gateway.http;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Context;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Brings tasks of other threads to one event loop. To wake a loop takes a call of the system, so
 * tasks that come close together share one.
 */
final class LoopMailbox {
  private final Context loop;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean woken = new AtomicBoolean();

  /**
   * @param loop a context of the event loop
   */
  LoopMailbox(Context loop) {
    this.loop = requireNonNull(loop, "loop is null");
  }

  /**
   * Has a task run soon.
   *
   * @param task throws nothing
   */
  void post(Runnable task) {
    tasks.add(task);
    if (woken.compareAndSet(false, true)) {
      loop.runOnContext(turn -> runAll());
    }
  }

  private void runAll() {
    woken.set(false);
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }
}
