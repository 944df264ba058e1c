package io.adclicks.pipeline.lateness;

import io.adclicks.model.Resolution;
import java.util.Objects;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.transforms.windowing.PartitioningWindowFn;
import org.apache.beam.sdk.transforms.windowing.WindowFn;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * Event-time windows of one length that linger for the allowed lateness: a window that counts from
 * 10:00 to 10:01 is over at 10:06.
 *
 * <p>Beam's own allowed lateness counts the same clicks, but makes every figure final late: until
 * the state of a window is cleared, a stateful step holds its output watermark at the window's last
 * millisecond (Beam's {@code StatefulDoFnRunner}, clean-up timer), so each of three steps in a row
 * would tell the next one the time five minutes late. Here the lateness is part of the window,
 * Beam's is zero, and that hold never lies behind the watermark.
 */
public final class LingeringWindows extends PartitioningWindowFn<Object, IntervalWindow> {
  private static final long serialVersionUID = 1L;

  private final long lengthMillis;
  private final long latenessMillis;

  private LingeringWindows(long lengthMillis, long latenessMillis) {
    this.lengthMillis = lengthMillis;
    this.latenessMillis = latenessMillis;
  }

  /** Windows as long as a resolution says, which linger for some time. */
  public static LingeringWindows of(Resolution resolution, java.time.Duration lateness) {
    return new LingeringWindows(resolution.durationMillis(), lateness.toMillis());
  }

  @Override
  public IntervalWindow assignWindow(Instant timestamp) {
    long start = Math.floorDiv(timestamp.getMillis(), lengthMillis) * lengthMillis;
    return new IntervalWindow(
        Instant.ofEpochMilli(start), Duration.millis(lengthMillis + latenessMillis));
  }

  /** The last millisecond that belongs to a window; what comes while it lingers is late. */
  public Instant lastMillisecond(BoundedWindow window) {
    return window.maxTimestamp().minus(Duration.millis(latenessMillis));
  }

  @Override
  public Coder<IntervalWindow> windowCoder() {
    return IntervalWindow.getCoder();
  }

  @Override
  @SuppressWarnings("deprecation")
  public boolean isCompatible(WindowFn<?, ?> other) {
    return equals(other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LingeringWindows that
        && lengthMillis == that.lengthMillis
        && latenessMillis == that.latenessMillis;
  }

  @Override
  public int hashCode() {
    return Objects.hash(lengthMillis, latenessMillis);
  }
}
