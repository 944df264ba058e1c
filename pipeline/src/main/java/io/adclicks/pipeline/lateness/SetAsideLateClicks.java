package io.adclicks.pipeline.lateness;

import io.adclicks.model.RejectionReason;
import io.adclicks.model.Resolution;
import io.adclicks.pipeline.batching.BodyReader;
import io.adclicks.pipeline.batching.MinuteBatch;
import io.adclicks.pipeline.batching.MinuteBatchCoder;
import io.adclicks.pipeline.judging.ClickRecord;
import io.adclicks.pipeline.source.RejectedClick;
import io.adclicks.pipeline.source.RejectedClickCoder;
import java.util.function.Consumer;
import org.apache.beam.sdk.coders.InstantCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.TimeDomain;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.TimerSpec;
import org.apache.beam.sdk.state.TimerSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * Records the clicks that come when the watermark has passed the end of their minute by the allowed
 * lateness or more.
 *
 * <p>Beam drops such elements without a trace at the next stateful step, and tells only a keyed
 * {@code DoFn} with a timer where the watermark stands. So this step stands before the windows, and
 * lets nothing through that Beam would drop behind it.
 */
public final class SetAsideLateClicks
    extends PTransform<PCollection<KV<Integer, MinuteBatch>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Batches that are in time. */
  public static final TupleTag<KV<Integer, MinuteBatch>> IN_TIME = new TupleTag<>("in-time") {};

  /** One element per late click. */
  public static final TupleTag<RejectedClick> LATE = new TupleTag<>("late") {};

  private final Duration allowedLateness;

  private SetAsideLateClicks(Duration allowedLateness) {
    this.allowedLateness = allowedLateness;
  }

  /** Sets aside what is later than that. */
  public static SetAsideLateClicks after(Duration allowedLateness) {
    return new SetAsideLateClicks(allowedLateness);
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, MinuteBatch>> batches) {
    PCollectionTuple results =
        batches.apply(
            "CompareWithWatermark",
            ParDo.of(new LateFn(allowedLateness)).withOutputTags(IN_TIME, TupleTagList.of(LATE)));
    results.get(IN_TIME).setCoder(KvCoder.of(VarIntCoder.of(), MinuteBatchCoder.of()));
    results.get(LATE).setCoder(RejectedClickCoder.of());
    return results;
  }

  static final class LateFn extends DoFn<KV<Integer, MinuteBatch>, KV<Integer, MinuteBatch>> {
    private static final long serialVersionUID = 1L;

    /**
     * Tells where the watermark stands, and fires whenever another minute becomes late: a bucket
     * without clicks must remember that too.
     */
    @TimerId("watermark")
    private final TimerSpec watermarkTimer = TimerSpecs.timer(TimeDomain.EVENT_TIME);

    /**
     * After a restart a runner knows no watermark until all sources have told theirs. What comes
     * before is judged by the highest that was known at the checkpoint, or clicks of windows long
     * closed would be counted, and recorded as late by the next attempt.
     */
    @StateId("highestWatermark")
    private final StateSpec<ValueState<Instant>> highestWatermark =
        StateSpecs.value(InstantCoder.of());

    private final Duration allowedLateness;

    LateFn(Duration allowedLateness) {
      this.allowedLateness = allowedLateness;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, MinuteBatch> batch,
        @TimerId("watermark") Timer timer,
        @StateId("highestWatermark") ValueState<Instant> highest,
        MultiOutputReceiver out) {
      Instant watermark = risen(timer, highest);
      Instant expiry = batch.getValue().timestamp().plus(allowedLateness);
      if (watermark.isBefore(expiry)) {
        out.get(IN_TIME).output(batch);
      } else {
        eachClick(batch.getValue(), watermark, out.get(LATE)::output);
      }
    }

    @OnTimer("watermark")
    public void onWatermark(
        @TimerId("watermark") Timer timer,
        @StateId("highestWatermark") ValueState<Instant> highest) {
      Instant unused = risen(timer, highest);
    }

    private Instant risen(Timer timer, ValueState<Instant> highest) {
      Instant watermark = timer.getCurrentRelativeTime();
      Instant before = highest.read();
      if (before != null && !watermark.isAfter(before)) {
        return before;
      }
      highest.write(watermark);
      Instant next = nextExpiry(watermark);
      if ((before == null || !next.equals(nextExpiry(before)))
          && next.isBefore(GlobalWindow.INSTANCE.maxTimestamp())) {
        timer.set(next.minus(Duration.millis(1))); // fires once the watermark is beyond
      }
      return watermark;
    }

    /** The next watermark at which a minute becomes late that was in time before. */
    private Instant nextExpiry(Instant watermark) {
      long minute = Resolution.MINUTE.durationMillis();
      long lateness = allowedLateness.getMillis();
      long start = Resolution.MINUTE.windowStart(watermark.getMillis() - lateness + 1);
      return Instant.ofEpochMilli(start + minute - 1 + lateness);
    }

    private static void eachClick(
        MinuteBatch batch, Instant watermark, Consumer<RejectedClick> output) {
      BodyReader reader = new BodyReader().over(batch);
      ClickRecord click = new ClickRecord();
      while (reader.hasNext()) {
        click.read(reader);
        output.accept(late(batch.minute() * 60_000 + click.millisOfMinute(), click, watermark));
      }
    }

    private static RejectedClick late(long eventTime, ClickRecord click, Instant watermark) {
      return new RejectedClick(
          click.position(),
          RejectionReason.LATE,
          "the watermark stood at " + watermark,
          click.ad().text(),
          eventTime,
          "");
    }
  }
}
