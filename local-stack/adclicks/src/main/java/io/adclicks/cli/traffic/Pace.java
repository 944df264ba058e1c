package io.adclicks.cli.traffic;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets events pass at a steady rate. Not safe for several threads. */
public final class Pace {
  private final double nanosPerEvent;
  private final long start = System.nanoTime();
  private long passed;

  /**
   * @param perSecond events a second, more than 0
   */
  public Pace(int perSecond) {
    if (perSecond <= 0) {
      throw new IllegalArgumentException("rate is " + perSecond + ": write a number above 0");
    }
    nanosPerEvent = (double) TimeUnit.SECONDS.toNanos(1) / perSecond;
  }

  /** Waits until the next event is due. */
  public void await() {
    long due = start + (long) (passed++ * nanosPerEvent);
    long wait = due - System.nanoTime();
    if (wait > 0) {
      LockSupport.parkNanos(wait);
    }
  }
}
