package io.adclicks.pipeline.batching;

/**
 * Looks at memory whose only purpose is that the processor fetches it: what several looks in a row
 * ask for comes at the same time, while each search would wait for its own. Not safe for several
 * threads.
 */
public final class Glances {
  /** How many in a row are worth it: about as many as a processor waits for at a time. */
  public static final int IN_A_ROW = 8;

  /** Never read: a look whose result went nowhere would be left out by the compiler. */
  @SuppressWarnings("UnusedVariable")
  private long seen;

  /** Looks at what has been loaded. */
  public void at(long value) {
    seen += value;
  }
}
