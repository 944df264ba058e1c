package io.adclicks.cli;

import java.io.PrintStream;
import java.time.Duration;

/** Shows how something long goes: on a terminal in one line, else a line now and then. */
public final class LiveLine {
  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final String ERASE = "\r\033[K";

  private final PrintStream out;
  private final boolean terminal;
  private long lastNanos = System.nanoTime();

  /**
   * @param terminal whether a line can be written over
   */
  public LiveLine(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** A line on standard output. */
  public static LiveLine onStandardOutput() {
    return new LiveLine(System.out, Boolean.getBoolean("adclicks.terminal"));
  }

  /** Shows the present state. */
  public synchronized void show(String state) {
    if (terminal) {
      out.print(ERASE + state);
      out.flush();
    } else if (System.nanoTime() - lastNanos >= QUIET.toNanos()) {
      lastNanos = System.nanoTime();
      out.println(state);
    }
  }

  /** Shows something that stays. */
  public synchronized void end(String state) {
    out.println(terminal ? ERASE + state : state);
  }
}
