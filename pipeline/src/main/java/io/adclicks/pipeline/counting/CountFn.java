package io.adclicks.pipeline.counting;

import io.adclicks.model.Click;
import io.adclicks.pipeline.CountingRules;
import io.adclicks.pipeline.batching.IndexBudget;
import io.adclicks.pipeline.batching.LogIndexes;
import io.adclicks.pipeline.batching.MinuteBatch;
import io.adclicks.pipeline.batching.MinuteBatchCoder;
import java.time.InstantSource;
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
import org.apache.beam.sdk.values.KV;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * Keeps the cells of an ad bucket in one hour, and tells them: what has changed, now and then while
 * clicks come; all of a window when the watermark has passed its end; and all of it once more, as
 * the last word, when its allowed lateness is over.
 *
 * <p>Buckets tell what has ended one after the other, see {@link Spread}.
 */
final class CountFn extends DoFn<KV<Integer, MinuteBatch>, CellBlock> {
  private static final long serialVersionUID = 1L;

  @StateId("changes")
  private final StateSpec<BagState<MinuteBatch>> log = StateSpecs.bag(MinuteBatchCoder.of());

  @StateId("snapshot")
  private final StateSpec<ValueState<byte[]>> snapshot = StateSpecs.value(ByteArrayCoder.of());

  @StateId("stamp")
  private final StateSpec<ValueState<Long>> stamp = StateSpecs.value(VarLongCoder.of());

  @TimerId("early")
  private final TimerSpec early = TimerSpecs.timer(TimeDomain.PROCESSING_TIME);

  @TimerId("rise")
  private final TimerSpec rise = TimerSpecs.timer(TimeDomain.EVENT_TIME);

  private final CountingRules rules;
  transient LogIndexes<AdHour> indexes;
  private transient TellingPace pace;

  CountFn(CountingRules rules) {
    this.rules = rules;
  }

  @Setup
  public void setUp() {
    long lateness = rules.allowedLateness().toMillis();
    Finality least = rules.firesEarly() ? Finality.FINAL : Finality.CLOSED;
    indexes =
        new LogIndexes<>(
            bucket -> new AdHour(lateness, least, Spread.of(bucket)), IndexBudget.OF_THIS_JVM);
    pace = new TellingPace(rules.earlyFirings(), InstantSource.system(), System::nanoTime);
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, MinuteBatch> element,
      BoundedWindow window,
      @StateId("changes") BagState<MinuteBatch> log,
      @StateId("snapshot") ValueState<byte[]> snapshot,
      @StateId("stamp") ValueState<Long> stamp,
      @TimerId("early") Timer early,
      @TimerId("rise") Timer rise) {
    AdHour ads = open(element.getKey(), window, stamp, snapshot, log);
    MinuteBatch logged = ads.absorb(element.getValue());
    if (ads.needsSnapshot()) {
      compact(ads, log, snapshot);
    } else {
      log.add(logged);
    }
    indexes.keep(element.getKey(), window, stamp, ads);
    setEarly(early, rise.getCurrentRelativeTime(), window);
    setRise(rise, ads);
  }

  @OnTimer("early")
  public void onEarly(
      @Key Integer bucket,
      BoundedWindow window,
      @StateId("changes") BagState<MinuteBatch> log,
      @StateId("snapshot") ValueState<byte[]> snapshot,
      @StateId("stamp") ValueState<Long> stamp,
      @TimerId("early") Timer early,
      @TimerId("rise") Timer rise,
      MultiOutputReceiver out) {
    AdHour ads = open(bucket, window, stamp, snapshot, log);
    Instant now = rise.getCurrentRelativeTime();
    tellProgress(bucket, now, out);
    // What has ended is told once, however long it takes: it must not slow what is told early.
    ads.tellRisen(now.getMillis(), out.get(CountClicks.CELLS)::output);
    pace.timed(
        now.getMillis(), () -> ads.tellEarly(now.getMillis(), out.get(CountClicks.CELLS)::output));
    if (ads.needsSnapshot()) {
      compact(ads, log, snapshot);
      indexes.keep(bucket, window, stamp, ads);
    }
    if (ads.hasUntold()) {
      setEarly(early, now, window);
    }
    // A restored job may stand before a rise that was told before the crash: tell it again.
    setRise(rise, ads);
  }

  @OnTimer("rise")
  public void onRise(
      @Key Integer bucket,
      BoundedWindow window,
      @Timestamp Instant risen,
      @StateId("changes") BagState<MinuteBatch> log,
      @StateId("snapshot") ValueState<byte[]> snapshot,
      @StateId("stamp") ValueState<Long> stamp,
      @TimerId("rise") Timer rise,
      MultiOutputReceiver out) {
    AdHour ads = open(bucket, window, stamp, snapshot, log);
    Instant watermark = rise.getCurrentRelativeTime();
    tellProgress(bucket, watermark, out);
    long passed = Math.max(watermark.getMillis(), risen.getMillis() + 1);
    ads.tellRisen(passed, out.get(CountClicks.CELLS)::output);
    if (ads.needsSnapshot()) {
      compact(ads, log, snapshot);
      indexes.keep(bucket, window, stamp, ads);
    }
    setRise(rise, ads);
  }

  @OnWindowExpiration
  public void forget(@Key Integer bucket, BoundedWindow window) {
    indexes.drop(bucket, window);
  }

  @Teardown
  public void tearDown() {
    indexes.dropAll();
  }

  private AdHour open(
      Integer bucket,
      BoundedWindow window,
      ValueState<Long> stamp,
      ValueState<byte[]> snapshot,
      BagState<MinuteBatch> log) {
    return indexes.open(
        bucket,
        window,
        stamp,
        ads -> {
          byte[] compacted = snapshot.read();
          if (compacted != null) {
            ads.restore(compacted);
          }
          log.read().forEach(ads::absorb);
        });
  }

  private static void compact(AdHour ads, BagState<MinuteBatch> log, ValueState<byte[]> snapshot) {
    log.clear();
    snapshot.write(ads.snapshot());
  }

  private void setEarly(Timer early, Instant watermark, BoundedWindow window) {
    if (rules.firesEarly()) {
      early
          .align(Duration.millis(pace.period(watermark.getMillis()).toMillis()))
          .withOutputTimestamp(window.maxTimestamp())
          .setRelative();
    }
  }

  /** The last rise of an hour is within its lingering window. */
  private static void setRise(Timer rise, AdHour ads) {
    long next = ads.nextRiseMillis();
    if (next != Long.MAX_VALUE) {
      rise.set(Instant.ofEpochMilli(next - 1));
    }
  }

  /** Tells how far the watermark has come, unless it stands at one of its ends. */
  private static void tellProgress(Integer key, Instant watermark, MultiOutputReceiver out) {
    long millis = watermark.getMillis();
    if (millis > 0 && millis < Click.MAX_EVENT_TIME_MILLIS) {
      out.get(CountClicks.PROGRESS).output(KV.of(key, millis));
    }
  }
}
