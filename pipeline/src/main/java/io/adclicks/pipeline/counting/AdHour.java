package io.adclicks.pipeline.counting;

import io.adclicks.model.Resolution;
import io.adclicks.pipeline.batching.AdKey;
import io.adclicks.pipeline.batching.BodyReader;
import io.adclicks.pipeline.batching.BodyWriter;
import io.adclicks.pipeline.batching.Glances;
import io.adclicks.pipeline.batching.LogIndexes;
import io.adclicks.pipeline.batching.MinuteBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The cells of some ads in all windows of one hour: every change is added to its minute, and the
 * longer windows are the sums of their minutes. It only adds up, so order does not matter. Not safe
 * for several threads.
 */
final class AdHour implements LogIndexes.Index {
  private static final int SNAPSHOT_VERSION = 2;
  private static final int SHORT_LOG = 4096;
  private static final byte[] NO_ID = {};

  /** Open windows longer than a minute are told with every so many early tellings. */
  static final int LONG_WINDOWS_EVERY = 10;

  private final BodyReader reader = new BodyReader();

  /** Some changes in a row, and the numbers of their ads. */
  private final AdChange[] changes = new AdChange[Glances.IN_A_ROW];

  private final int[] numbers = new int[Glances.IN_A_ROW];

  private final Ads ads = new Ads();
  private final BodyWriter news = new BodyWriter();
  private final List<WindowFigures> windows = new ArrayList<>();
  private final long latenessMillis;
  private final Finality least;
  private final Spread spread;
  private long recordsInLog;
  private boolean logHoldsClosed;
  private long tellings;

  /**
   * @param latenessMillis how long a window stays final before it is closed
   * @param least the finality below which no window is told when it rises
   * @param spread when it tells what others tell too
   */
  AdHour(long latenessMillis, Finality least, Spread spread) {
    this.latenessMillis = latenessMillis;
    this.least = least;
    this.spread = spread;
    tellings = spread.turn(LONG_WINDOWS_EVERY);
    Arrays.setAll(changes, i -> new AdChange());
  }

  /**
   * Takes in a batch of changes.
   *
   * @return what the log has to keep of it: all, but for ids that are known already
   */
  MinuteBatch absorb(MinuteBatch batch) {
    long time = batch.minute() * Resolution.MINUTE.durationMillis();
    WindowFigures minute = window(Resolution.MINUTE, time);
    WindowFigures fiveMinutes = window(Resolution.FIVE_MINUTES, time);
    WindowFigures hour = window(Resolution.HOUR, time);
    reader.over(batch);
    while (reader.hasNext()) {
      int count = 0;
      for (; count < changes.length && reader.hasNext(); count++) {
        changes[count].read(reader);
      }
      numberAhead(count, minute);
      for (int i = 0; i < count; i++) {
        noteId(numbers[i], changes[i].ad());
        minute.add(numbers[i], changes[i]);
        fiveMinutes.note(numbers[i]);
        hour.note(numbers[i]);
      }
    }
    recordsInLog += batch.size();
    return batch.withNames(news.drainNames());
  }

  /**
   * Hands out what has changed in open windows since the last time; in long ones only now and then.
   *
   * @param watermarkMillis decides which windows are open
   */
  void tellEarly(long watermarkMillis, Consumer<CellBlock> output) {
    boolean longWindows = tellings++ % LONG_WINDOWS_EVERY == 0;
    for (WindowFigures window : windows) {
      boolean isDue = longWindows || window.resolution() == Resolution.MINUTE;
      if (isDue && window.finalityAt(watermarkMillis) == Finality.PROVISIONAL) {
        window.tell(Finality.PROVISIONAL, ads, output);
      }
    }
  }

  /**
   * Hands out all cells of windows whose finality has risen, and of those that are final what has
   * changed.
   *
   * @param watermarkMillis decides which windows have ended, and how finally
   */
  void tellRisen(long watermarkMillis, Consumer<CellBlock> output) {
    for (WindowFigures window : windows) {
      Finality finality = window.finalityAt(watermarkMillis);
      if (finality.level() >= least.level()) {
        window.tell(finality, ads, output);
      }
    }
    forgetClosed(watermarkMillis);
  }

  /** Whether something has changed that has not been told. */
  boolean hasUntold() {
    return windows.stream().anyMatch(WindowFigures::hasUntold);
  }

  /** The watermark at which a window's finality rises next; the end of time if none is left. */
  long nextRiseMillis() {
    return windows.stream()
        .mapToLong(window -> window.nextRiseMillis(least))
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /**
   * Whether a replay of the log would tell closed windows again, or the log has grown so long that
   * a snapshot is much shorter.
   */
  boolean needsSnapshot() {
    int cells = windows.stream().mapToInt(WindowFigures::cells).sum();
    return logHoldsClosed || recordsInLog > Math.max(SHORT_LOG, 2L * cells);
  }

  /** All that {@link #restore} needs; the log begins anew behind it. */
  byte[] snapshot() {
    BodyWriter out = new BodyWriter().number(SNAPSHOT_VERSION);
    ads.writeTo(out);
    for (WindowFigures window : windows) {
      out.number(window.resolution().durationMillis()).number(window.startMillis());
      window.writeTo(out);
    }
    recordsInLog = 0;
    logHoldsClosed = false;
    return out.bytes();
  }

  /** Takes in a snapshot; only as the first thing. */
  void restore(byte[] snapshot) {
    reader.over(snapshot);
    long version = reader.number();
    if (version != SNAPSHOT_VERSION) {
      throw new IllegalStateException(
          "snapshot of version " + version + ", this release reads " + SNAPSHOT_VERSION);
    }
    ads.readFrom(reader);
    while (reader.hasNext()) {
      window(Resolution.ofDuration(reader.number()), reader.number()).readFrom(reader);
    }
    windows.forEach(WindowFigures::leaveToMinutes);
  }

  @Override
  public long footprint() {
    return ads.footprint() + windows.stream().mapToLong(WindowFigures::footprint).sum();
  }

  /** Numbers ads, in steps of which each looks at memory for all changes at once. */
  private void numberAhead(int count, WindowFigures minute) {
    for (int i = 0; i < count; i++) {
      ads.glanceAt(changes[i].ad());
    }
    for (int i = 0; i < count; i++) {
      numbers[i] = ads.numberOf(changes[i].ad());
    }
    for (int i = 0; i < count; i++) {
      minute.glanceAt(numbers[i]);
    }
  }

  private void noteId(int number, AdKey ad) {
    if (ads.learnsId(number, ad)) {
      ad.nameTo(news);
    } else {
      news.name(NO_ID, 0, 0);
    }
  }

  private void forgetClosed(long watermarkMillis) {
    for (WindowFigures window : List.copyOf(windows)) {
      if (window.finalityAt(watermarkMillis) == Finality.CLOSED) {
        windows.remove(window);
        windows.forEach(longer -> longer.keep(window));
        logHoldsClosed = true;
      }
    }
  }

  private WindowFigures window(Resolution resolution, long timeMillis) {
    long start = resolution.windowStart(timeMillis);
    for (WindowFigures window : windows) {
      if (window.startMillis() == start && window.resolution() == resolution) {
        return window;
      }
    }
    long end = start + resolution.durationMillis();
    WindowFigures added =
        new WindowFigures(
            resolution,
            start,
            spread.finalMillis(resolution, end),
            spread.closedMillis(resolution, end, latenessMillis));
    for (WindowFigures window : windows) {
      window.link(added);
      added.link(window);
    }
    windows.add(added);
    return added;
  }
}
