package io.adclicks.pipeline.trace;

import io.adclicks.pipeline.batching.MinuteBatch;
import io.adclicks.pipeline.batching.MinuteBatchCoder;
import io.adclicks.pipeline.lateness.LingeringWindows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.beam.runners.core.DoFnRunner;
import org.apache.beam.runners.core.DoFnRunners;
import org.apache.beam.runners.core.InMemoryStateInternals;
import org.apache.beam.runners.core.InMemoryTimerInternals;
import org.apache.beam.runners.core.NullSideInputReader;
import org.apache.beam.runners.core.StateInternals;
import org.apache.beam.runners.core.StateNamespaces;
import org.apache.beam.runners.core.StatefulDoFnRunner;
import org.apache.beam.runners.core.StepContext;
import org.apache.beam.runners.core.TimerInternals;
import org.apache.beam.runners.core.TimerInternals.TimerData;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.state.BagState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.DoFnSchemaInformation;
import org.apache.beam.sdk.transforms.reflect.DoFnInvokers;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.transforms.windowing.PaneInfo;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.beam.sdk.util.WindowedValueMultiReceiver;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.WindowedValue;
import org.apache.beam.sdk.values.WindowedValues;
import org.apache.beam.sdk.values.WindowingStrategy;
import org.joda.time.Instant;

/**
 * Runs a stateful step for one key on Beam's own runner core, with state, timers and watermark in
 * the hands of a test, which can also crash it and let it resume from its state.
 *
 * @param <T> what the step puts out
 */
public final class OneKey<T> {
  private static final KvCoder<Integer, MinuteBatch> CODER =
      KvCoder.of(VarIntCoder.of(), MinuteBatchCoder.of());
  private static final PipelineOptions OPTIONS = PipelineOptionsFactory.create();

  /** The bucket under test, which what ends waits a delay for. */
  public static final int KEY = 1;

  private DoFn<KV<Integer, MinuteBatch>, T> original;
  private final LingeringWindows windows;
  private final TupleTag<T> mainTag;
  private final List<TupleTag<?>> otherTags;
  private final KeptState state = new KeptState();
  private final List<T> output = new ArrayList<>();
  private KeptTimers timers = new KeptTimers();
  private DoFn<KV<Integer, MinuteBatch>, T> fn;
  private DoFnRunner<KV<Integer, MinuteBatch>, T> runner;

  /** A step that has not begun. */
  public OneKey(
      DoFn<KV<Integer, MinuteBatch>, T> fn,
      LingeringWindows windows,
      TupleTag<T> mainTag,
      List<TupleTag<?>> otherTags) {
    this.original = fn;
    this.windows = windows;
    this.mainTag = mainTag;
    this.otherTags = otherTags;
    start();
  }

  /** Loses memory and watermark, and resumes from state and timers. */
  public void crashAndResume() {
    KeptTimers resumed = new KeptTimers();
    timers.pending.values().forEach(resumed::restore);
    timers = resumed;
    start();
  }

  /** The same, and goes on as another version of the step. */
  public void crashAndResumeAs(DoFn<KV<Integer, MinuteBatch>, T> other) {
    original = other;
    crashAndResume();
  }

  /** A bundle of one batch. */
  public void process(MinuteBatch batch) {
    runner.startBundle();
    IntervalWindow window = windows.assignWindow(batch.timestamp());
    runner.processElement(
        WindowedValues.of(KV.of(KEY, batch), batch.timestamp(), window, PaneInfo.NO_FIRING));
    runner.finishBundle();
  }

  /** Moves event time on and fires what is due. */
  public void advanceWatermarkTo(Instant watermark) throws Exception {
    timers.advanceInputWatermark(watermark);
    fire();
  }

  /** Moves processing time on and fires what is due. */
  public void advanceProcessingTimeTo(Instant time) throws Exception {
    timers.advanceProcessingTime(time);
    fire();
  }

  /** The step as it runs now. */
  public DoFn<KV<Integer, MinuteBatch>, T> fn() {
    return fn;
  }

  /** What came out of the main output since the last call. */
  public List<T> takeOutput() {
    List<T> taken = List.copyOf(output);
    output.clear();
    return taken;
  }

  /** Values and logs in state that are not empty. */
  public long statesInUse() {
    return state.inUse();
  }

  /** The length of all logs in state. */
  public long logBytes() {
    return state.logBytes();
  }

  /** Timers that have yet to fire. */
  public int timersPending() {
    return timers.pending.size();
  }

  private void start() {
    fn = SerializableUtils.clone(original);
    DoFnInvokers.tryInvokeSetupFor(fn, OPTIONS);
    WindowingStrategy<?, ?> strategy = WindowingStrategy.of(windows);
    StepContext context = new Context(state, timers);
    Map<TupleTag<?>, Coder<?>> noCoders = Map.of();
    DoFnRunner<KV<Integer, MinuteBatch>, T> stateless =
        DoFnRunners.simpleRunner(
            OPTIONS,
            fn,
            NullSideInputReader.empty(),
            new MainOutput(),
            mainTag,
            otherTags,
            context,
            CODER,
            noCoders,
            strategy,
            DoFnSchemaInformation.create(),
            Map.of());
    runner =
        DoFnRunners.defaultStatefulDoFnRunner(
            fn,
            CODER,
            stateless,
            context,
            strategy,
            new StatefulDoFnRunner.TimeInternalsCleanupTimer<>(timers, strategy),
            new StatefulDoFnRunner.StateInternalsStateCleaner<>(
                fn, state, IntervalWindow.getCoder()));
  }

  private void fire() {
    runner.startBundle();
    for (TimerData due = timers.next(); due != null; due = timers.next()) {
      BoundedWindow window = ((StateNamespaces.WindowNamespace<?>) due.getNamespace()).getWindow();
      runner.onTimer(
          due.getTimerId(),
          due.getTimerFamilyId(),
          KEY,
          window,
          due.getTimestamp(),
          due.getOutputTimestamp(),
          due.getDomain());
    }
    runner.finishBundle();
  }

  private record Context(StateInternals stateInternals, TimerInternals timerInternals)
      implements StepContext {}

  private final class MainOutput implements WindowedValueMultiReceiver {
    @Override
    @SuppressWarnings("unchecked")
    public <O> void output(TupleTag<O> tag, WindowedValue<O> value) {
      if (tag.equals(mainTag)) {
        output.add((T) value.getValue());
      }
    }
  }

  private static final class KeptState extends InMemoryStateInternals<Integer> {
    private KeptState() {
      super(KEY);
    }

    private long inUse() {
      return StreamSupport.stream(inMemoryState.values().spliterator(), false)
          .filter(state -> !isEmptyForTesting(state))
          .count();
    }

    private long logBytes() {
      return StreamSupport.stream(inMemoryState.values().spliterator(), false)
          .filter(BagState.class::isInstance)
          .flatMap(bag -> StreamSupport.stream(((BagState<?>) bag).read().spliterator(), false))
          .mapToLong(batch -> ((MinuteBatch) batch).body().length)
          .sum();
    }
  }

  private static final class KeptTimers extends InMemoryTimerInternals {
    private final Map<String, TimerData> pending = new HashMap<>();

    @Override
    @SuppressWarnings("deprecation")
    public void setTimer(TimerData timer) {
      super.setTimer(timer);
      pending.put(timer.getNamespace() + timer.getTimerId(), timer);
    }

    private void restore(TimerData timer) {
      setTimer(timer);
    }

    private TimerData next() {
      TimerData due = removeNextEventTimer();
      due = due == null ? removeNextProcessingTimer() : due;
      if (due != null) {
        pending.remove(due.getNamespace() + due.getTimerId());
      }
      return due;
    }
  }
}
