package io.adclicks.gateway.clicks;

import static java.util.Objects.requireNonNull;

import io.quarkus.logging.Log;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Brings tasks of other threads to one event loop. To wake a loop takes a call of the system, so
 * tasks that come close together share one; and what one core has begun it goes on with quicker
 * than another, whose caches know nothing of it.
 */
final class LoopMailbox implements Executor {
  private static final ThreadLocal<LoopMailbox> OF_THREAD =
      ThreadLocal.withInitial(
          () -> new LoopMailbox(VertxContext.getRootContext(Vertx.currentContext())));

  private final Thread thread = Thread.currentThread();
  private final Context loop;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean woken = new AtomicBoolean();

  /** The mailbox of the event loop that calls; for other threads, whoever has a task runs it. */
  static Executor here() {
    return Context.isOnEventLoopThread() ? OF_THREAD.get() : LoopMailbox::run;
  }

  private LoopMailbox(Context loop) {
    this.loop = requireNonNull(loop, "loop is null");
  }

  /**
   * Has a task run, at once if this is the loop.
   *
   * @param task what it throws goes to the log only, since others wait behind it
   */
  @Override
  public void execute(Runnable task) {
    if (Thread.currentThread() == thread) {
      run(task);
      return;
    }
    tasks.add(task);
    if (woken.compareAndSet(false, true)) {
      loop.runOnContext(turn -> runAll());
    }
  }

  private void runAll() {
    woken.set(false);
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      run(task);
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      Log.error("A task of an event loop failed unexpectedly", e);
    }
  }
}
