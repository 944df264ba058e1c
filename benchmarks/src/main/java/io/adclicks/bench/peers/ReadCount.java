package io.adclicks.bench.peers;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Counts the records that all readers of this JVM have read. */
final class ReadCount {
  private static final LongAdder READ = new LongAdder();

  private ReadCount() {}

  /** One more record. */
  static void one() {
    READ.increment();
  }

  /** Prints, in a thread of its own, when that many have been read. */
  static void tellWhenAllRead(long expected) {
    Thread watch =
        new Thread(
            () -> {
              while (READ.sum() < expected) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
              }
              System.out.println("all read at " + System.currentTimeMillis());
            },
            "watch-reading");
    watch.setDaemon(true);
    watch.start();
  }
}
