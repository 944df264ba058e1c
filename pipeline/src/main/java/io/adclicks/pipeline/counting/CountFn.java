package io.adclicks.pipeline.counting;

import io.adclicks.model.Click;
import io.adclicks.model.Resolution;
import io.adclicks.pipeline.CountingRules;
import io.adclicks.pipeline.batching.LogIndexes;
import io.adclicks.pipeline.batching.MinuteBatch;
import io.adclicks.pipeline.lateness.LingeringWindows;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.state.BagState;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.TimeDomain;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.TimerSpec;
import org.apache.beam.sdk.state.TimerSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.values.KV;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * Keeps the cells of an ad bucket in one window, and tells them: what has changed, now and then
 * while clicks come; all of them when the watermark passes the end; and all once more, as the last
 * word, when the allowed lateness is over.
 */
final class CountFn extends DoFn<KV<Integer, MinuteBatch>, Cell> {
  private static final long serialVersionUID = 1L;

  @StateId("changes")
  private final StateSpec<BagState<byte[]>> log = StateSpecs.bag(ByteArrayCoder.of());

  @StateId("stamp")
  private final StateSpec<ValueState<Long>> stamp = StateSpecs.value(VarLongCoder.of());

  @TimerId("early")
  private final TimerSpec early = TimerSpecs.timer(TimeDomain.PROCESSING_TIME);

  @TimerId("end")
  private final TimerSpec end = TimerSpecs.timer(TimeDomain.EVENT_TIME);

  @TimerId("closing")
  private final TimerSpec closing = TimerSpecs.timer(TimeDomain.EVENT_TIME);

  private final Resolution resolution;
  private final CountingRules rules;
  private final LingeringWindows windows;
  transient LogIndexes<AdWindow> indexes;

  CountFn(Resolution resolution, CountingRules rules, LingeringWindows windows) {
    this.resolution = resolution;
    this.rules = rules;
    this.windows = windows;
  }

  @Setup
  public void setUp() {
    indexes = new LogIndexes<>(AdWindow::new, LogIndexes.defaultBudget());
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, MinuteBatch> element,
      BoundedWindow window,
      @StateId("changes") BagState<byte[]> log,
      @StateId("stamp") ValueState<Long> stamp,
      @TimerId("early") Timer early,
      @TimerId("end") Timer end,
      @TimerId("closing") Timer closing) {
    if (stamp.read() == null) {
      setEventTimers(window, end, closing);
    }
    if (rules.firesEarly()) {
      early
          .align(Duration.millis(rules.earlyFirings().toMillis()))
          .withOutputTimestamp(window.maxTimestamp())
          .setRelative();
    }
    AdWindow ads = indexes.open(element.getKey(), window, stamp, log);
    byte[] body = element.getValue().body();
    ads.replay(body);
    if (ads.needsSnapshot()) {
      log.clear();
      body = ads.snapshot();
    }
    indexes.append(element.getKey(), window, stamp, log, ads, body);
  }

  @OnTimer("early")
  public void onEarly(
      @Key Integer bucket,
      BoundedWindow window,
      @StateId("changes") BagState<byte[]> log,
      @StateId("stamp") ValueState<Long> stamp,
      @TimerId("end") Timer end,
      MultiOutputReceiver out) {
    Instant now = end.getCurrentRelativeTime();
    tellProgress(bucket, now, out);
    boolean isOpen = isOpen(window, now);
    if (isOpen) {
      // A restored job may stand before an end that was told before the crash: tell it again.
      end.set(windows.lastMillisecond(window));
    }
    Finality finality = isOpen ? Finality.PROVISIONAL : Finality.FINAL;
    indexes
        .open(bucket, window, stamp, log)
        .emitChanged(resolution, start(window), finality, out.get(CountClicks.CELLS)::output);
  }

  @OnTimer("end")
  public void onEnd(
      @Key Integer bucket,
      BoundedWindow window,
      @StateId("changes") BagState<byte[]> log,
      @StateId("stamp") ValueState<Long> stamp,
      @TimerId("end") Timer watermark,
      MultiOutputReceiver out) {
    tellProgress(bucket, watermark.getCurrentRelativeTime(), out);
    indexes
        .open(bucket, window, stamp, log)
        .emitAll(resolution, start(window), Finality.FINAL, out.get(CountClicks.CELLS)::output);
  }

  @OnTimer("closing")
  public void onClosing(
      @Key Integer bucket,
      BoundedWindow window,
      @StateId("changes") BagState<byte[]> log,
      @StateId("stamp") ValueState<Long> stamp,
      OutputReceiver<Cell> out) {
    indexes
        .open(bucket, window, stamp, log)
        .emitAll(resolution, start(window), Finality.CLOSED, out::output);
    indexes.drop(bucket, window);
  }

  private void setEventTimers(BoundedWindow window, Timer end, Timer closing) {
    closing.set(window.maxTimestamp());
    if (rules.firesEarly() && isOpen(window, end.getCurrentRelativeTime())) {
      end.set(windows.lastMillisecond(window));
    }
  }

  private boolean isOpen(BoundedWindow window, Instant watermark) {
    return !watermark.isAfter(windows.lastMillisecond(window));
  }

  /** Tells how far the watermark has come, unless it stands at one of its ends. */
  private static void tellProgress(Integer bucket, Instant watermark, MultiOutputReceiver out) {
    long millis = watermark.getMillis();
    if (millis > 0 && millis < Click.MAX_EVENT_TIME_MILLIS) {
      out.get(CountClicks.PROGRESS).output(KV.of(bucket, millis));
    }
  }

  private static long start(BoundedWindow window) {
    return ((IntervalWindow) window).start().getMillis();
  }
}
