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
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.joda.time.Instant;

/**
 * Finds duplicates and users over their limit, per user bucket and minute, and tells what each
 * click changes: for its address where the address rule has yet to judge, else for its ad at once.
 */
public final class DeduplicateClicks
    extends PTransform<PCollection<KV<Integer, MinuteBatch>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Changes yet to be judged, keyed by address bucket. */
  public static final TupleTag<KV<Integer, MinuteBatch>> FOR_ADDRESSES =
      new TupleTag<>("for-addresses") {};

  /** Changes already judged, keyed by ad bucket. */
  public static final TupleTag<KV<Integer, MinuteBatch>> FOR_ADS = new TupleTag<>("for-ads") {};

  private final CountingRules rules;

  private DeduplicateClicks(CountingRules rules) {
    this.rules = rules;
  }

  /** Deduplicates and applies the user's limit. */
  public static DeduplicateClicks under(CountingRules rules) {
    return new DeduplicateClicks(rules);
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, MinuteBatch>> clicks) {
    PCollectionTuple results =
        clicks.apply(
            "JudgeUsers",
            ParDo.of(new DeduplicateFn(rules))
                .withOutputTags(FOR_ADDRESSES, TupleTagList.of(FOR_ADS)));
    results.get(FOR_ADDRESSES).setCoder(KvCoder.of(VarIntCoder.of(), MinuteBatchCoder.of()));
    results.get(FOR_ADS).setCoder(KvCoder.of(VarIntCoder.of(), MinuteBatchCoder.of()));
    return results;
  }

  static final class DeduplicateFn
      extends DoFn<KV<Integer, MinuteBatch>, KV<Integer, MinuteBatch>> {
    private static final long serialVersionUID = 1L;

    @StateId("clicks")
    private final StateSpec<BagState<byte[]>> log = StateSpecs.bag(ByteArrayCoder.of());

    @StateId("stamp")
    private final StateSpec<ValueState<Long>> stamp = StateSpecs.value(VarLongCoder.of());

    private final CountingRules rules;
    private final LingeringWindows minutes;
    transient LogIndexes<UserMinute> indexes;
    private transient BucketWriters forAddresses;
    private transient BucketWriters forAds;

    DeduplicateFn(CountingRules rules) {
      this.rules = rules;
      minutes = LingeringWindows.of(Resolution.MINUTE, rules.allowedLateness());
    }

    @Setup
    public void setUp() {
      indexes =
          new LogIndexes<>(
              () -> new UserMinute(rules.userClicksPerMinute()), LogIndexes.defaultBudget());
      forAddresses = new BucketWriters();
      forAds = new BucketWriters();
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, MinuteBatch> element,
        BoundedWindow window,
        @StateId("clicks") BagState<byte[]> log,
        @StateId("stamp") ValueState<Long> stamp,
        MultiOutputReceiver out) {
      MinuteBatch batch = element.getValue();
      UserMinute users = indexes.open(element.getKey(), window, stamp, log);
      users.absorb(
          batch.body(),
          (address, ad, change) -> route(users, address, ad, change, batch.minute(), out));
      indexes.append(element.getKey(), window, stamp, log, users, batch.body());
    }

    @OnWindowExpiration
    public void forget(@Key Integer bucket, BoundedWindow window) {
      indexes.drop(bucket, window);
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      forAddresses.flush(batch -> finish(context, FOR_ADDRESSES, batch));
      forAds.flush(batch -> finish(context, FOR_ADS, batch));
    }

    private void route(
        UserMinute users,
        int address,
        int ad,
        Change change,
        long minute,
        MultiOutputReceiver out) {
      ByteKeyIndex addresses = users.addresses();
      boolean judgesAddress =
          rules.addressClicksPerMinute() > 0 && address >= 0 && addresses.length(address) > 0;
      if (judgesAddress) {
        int bucket = bucket(addresses, address);
        BodyWriter writer = text(forAddresses.writer(minute, bucket), addresses, address);
        ChangeRecord.writeForAddress(change, text(writer, users.ads(), ad));
        forAddresses.endRecord(minute, bucket, writer, out.get(FOR_ADDRESSES)::output);
      } else {
        int bucket = bucket(users.ads(), ad);
        BodyWriter writer = text(forAds.writer(minute, bucket), users.ads(), ad);
        ChangeRecord.writeForAd(change, writer);
        forAds.endRecord(minute, bucket, writer, out.get(FOR_ADS)::output);
      }
    }

    private int bucket(ByteKeyIndex keys, int id) {
      return rules.buckets().of(keys.bytes(), keys.start(id), keys.length(id));
    }

    private static BodyWriter text(BodyWriter writer, ByteKeyIndex keys, int id) {
      return writer.text(keys.bytes(), keys.start(id), keys.length(id));
    }

    private void finish(
        DoFn<KV<Integer, MinuteBatch>, KV<Integer, MinuteBatch>>.FinishBundleContext context,
        TupleTag<KV<Integer, MinuteBatch>> tag,
        KV<Integer, MinuteBatch> batch) {
      Instant timestamp = batch.getValue().timestamp();
      context.output(tag, batch, timestamp, minutes.assignWindow(timestamp));
    }
  }
}
