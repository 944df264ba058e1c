package io.adclicks.pipeline.judging;

import io.adclicks.model.Resolution;
import io.adclicks.pipeline.CountingRules;
import io.adclicks.pipeline.batching.AdKey;
import io.adclicks.pipeline.batching.BodyWriter;
import io.adclicks.pipeline.batching.BucketWriters;
import io.adclicks.pipeline.batching.IndexBudget;
import io.adclicks.pipeline.batching.LogIndexes;
import io.adclicks.pipeline.batching.MinuteBatch;
import io.adclicks.pipeline.batching.MinuteBatchCoder;
import io.adclicks.pipeline.lateness.LingeringWindows;
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

/**
 * Judges addresses over their limit, per address bucket and minute, and tells their ads what is to
 * be corrected.
 */
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
    private final StateSpec<BagState<MinuteBatch>> log = StateSpecs.bag(MinuteBatchCoder.of());

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
              () -> new AddressMinute(rules.addressClicksPerMinute()), IndexBudget.OF_THIS_JVM);
      forAds = new BucketWriters();
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, MinuteBatch> element,
        BoundedWindow window,
        @StateId("changes") BagState<MinuteBatch> log,
        @StateId("stamp") ValueState<Long> stamp,
        OutputReceiver<KV<Integer, MinuteBatch>> out) {
      MinuteBatch batch = element.getValue();
      AddressMinute addresses =
          indexes.open(
              element.getKey(),
              window,
              stamp,
              index -> log.read().forEach(logged -> index.replay(logged.body())));
      addresses.absorb(batch.body(), (ad, change) -> write(ad, change, batch.minute(), out));
      log.add(batch);
      indexes.keep(element.getKey(), window, stamp, addresses);
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

    @Teardown
    public void tearDown() {
      indexes.dropAll();
    }

    private void write(
        AdKey ad, Change change, long minute, OutputReceiver<KV<Integer, MinuteBatch>> out) {
      int bucket = rules.buckets().of(ad.hash());
      BodyWriter writer = forAds.writer(minute, bucket);
      ChangeRecord.writeForAd(change, ad.writeTo(writer));
      forAds.endRecord(minute, bucket, writer, out::output);
    }
  }
}
