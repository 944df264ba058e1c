package io.adclicks.pipeline.judging;

import io.adclicks.model.Resolution;
import io.adclicks.pipeline.CountingRules;
import io.adclicks.pipeline.batching.BodyWriter;
import io.adclicks.pipeline.batching.BucketWriters;
import io.adclicks.pipeline.batching.ByteKeyIndex;
import io.adclicks.pipeline.batching.LogIndexes;
import io.adclicks.pipeline.batching.MinuteBatch;
import io.adclicks.pipeline.batching.MinuteBatchCoder;
import io.adclicks.pipeline.lateness.LingeringWindows;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.state.BagState;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Instant;

/** Judges addresses over their limit, per address bucket and minute, and hands on by ad bucket. */
public final class JudgeAddresses
    extends PTransform<
        PCollection<KV<Integer, MinuteBatch>>, PCollection<KV<Integer, MinuteBatch>>> {
  private static final long serialVersionUID = 1L;

  private final CountingRules rules;

  private JudgeAddresses(CountingRules rules) {
    this.rules = rules;
  }

  /** Applies the address's limit. */
  public static JudgeAddresses under(CountingRules rules) {
    return new JudgeAddresses(rules);
  }

  @Override
  public PCollection<KV<Integer, MinuteBatch>> expand(
      PCollection<KV<Integer, MinuteBatch>> changes) {
    return changes
        .apply("JudgeAddresses", ParDo.of(new JudgeFn(rules)))
        .setCoder(KvCoder.of(VarIntCoder.of(), MinuteBatchCoder.of()));
  }

  static final class JudgeFn extends DoFn<KV<Integer, MinuteBatch>, KV<Integer, MinuteBatch>> {
    private static final long serialVersionUID = 1L;

    @StateId("changes")
    private final StateSpec<BagState<byte[]>> log = StateSpecs.bag(ByteArrayCoder.of());

    @StateId("stamp")
    private final StateSpec<ValueState<Long>> stamp = StateSpecs.value(VarLongCoder.of());

    private final CountingRules rules;
    private final LingeringWindows minutes;
    transient LogIndexes<AddressMinute> indexes;
    private transient BucketWriters forAds;

    JudgeFn(CountingRules rules) {
      this.rules = rules;
      minutes = LingeringWindows.of(Resolution.MINUTE, rules.allowedLateness());
    }

    @Setup
    public void setUp() {
      indexes =
          new LogIndexes<>(
              () -> new AddressMinute(rules.addressClicksPerMinute()), LogIndexes.defaultBudget());
      forAds = new BucketWriters();
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, MinuteBatch> element,
        BoundedWindow window,
        @StateId("changes") BagState<byte[]> log,
        @StateId("stamp") ValueState<Long> stamp,
        OutputReceiver<KV<Integer, MinuteBatch>> out) {
      MinuteBatch batch = element.getValue();
      AddressMinute addresses = indexes.open(element.getKey(), window, stamp, log);
      addresses.absorb(
          batch.body(), (ad, change) -> write(addresses.ads(), ad, change, batch.minute(), out));
      indexes.append(element.getKey(), window, stamp, log, addresses, batch.body());
    }

    @OnWindowExpiration
    public void forget(@Key Integer bucket, BoundedWindow window) {
      indexes.drop(bucket, window);
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      forAds.flush(
          batch -> {
            Instant timestamp = batch.getValue().timestamp();
            context.output(batch, timestamp, minutes.assignWindow(timestamp));
          });
    }

    private void write(
        ByteKeyIndex ads,
        int ad,
        Change change,
        long minute,
        OutputReceiver<KV<Integer, MinuteBatch>> out) {
      int bucket = rules.buckets().of(ads.bytes(), ads.start(ad), ads.length(ad));
      BodyWriter writer = forAds.writer(minute, bucket);
      writer.text(ads.bytes(), ads.start(ad), ads.length(ad));
      ChangeRecord.writeForAd(change, writer);
      forAds.endRecord(minute, bucket, writer, out::output);
    }
  }
}
