package io.adclicks.backfill.reconcile;

import java.time.Duration;
import java.util.function.Consumer;

/** Tells how far a run has come, with counts and the time that is left. */
public final class Progress {
  private final Consumer<String> output;
  private long startNanos;
  private long doneBytes;
  private long allBytes;

  /**
   * @param output takes a line
   */
  public Progress(Consumer<String> output) {
    this.output = output;
  }

  /** Tells something that is not measured. */
  public void tell(String line) {
    output.accept(line);
  }

  /** Begins work on some bytes. */
  void begin(long bytes) {
    startNanos = System.nanoTime();
    doneBytes = 0;
    allBytes = bytes;
  }

  /**
   * Tells that some of them are done.
   *
   * @param what was done with how many
   */
  void done(long bytes, String what) {
    doneBytes += bytes;
    double part = allBytes == 0 ? 1 : (double) doneBytes / allBytes;
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    Duration left = Duration.ofSeconds(Math.round(seconds / part - seconds));
    output.accept("%s, %.0f %%, %s left".formatted(what, part * 100, text(left)));
  }

  private static String text(Duration time) {
    return time.toMinutes() > 0
        ? "%d min %02d s".formatted(time.toMinutes(), time.toSecondsPart())
        : time.toSeconds() + " s";
  }
}
