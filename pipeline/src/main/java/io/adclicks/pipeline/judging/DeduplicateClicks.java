package io.adclicks.pipeline.judging;

import io.adclicks.model.Resolution;
import io.adclicks.pipeline.CountingRules;
import io.adclicks.pipeline.batching.BodyWriter;
import io.adclicks.pipeline.batching.BucketWriters;
import io.adclicks.pipeline.batching.IndexBudget;
import io.adclicks.pipeline.batching.LogIndexes;
import io.adclicks.pipeline.batching.MinuteBatch;
import io.adclicks.pipeline.batching.MinuteBatchCoder;
import io.adclicks.pipeline.lateness.LingeringWindows;
import java.util.Optional;
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
 * click changes: to its ad, and to its address and its token where these may have to judge anew.
 */
public final class DeduplicateClicks
    extends PTransform<PCollection<KV<Integer, MinuteBatch>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Changes that concern addresses, keyed by address bucket. */
  public static final TupleTag<KV<Integer, MinuteBatch>> FOR_ADDRESSES =
      new TupleTag<>("for-addresses") {};

  /** Changes that concern tokens, keyed by token bucket. */
  public static final TupleTag<KV<Integer, MinuteBatch>> FOR_TOKENS =
      new TupleTag<>("for-tokens") {};

  /** All changes, keyed by ad bucket. */
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
                .withOutputTags(FOR_ADDRESSES, TupleTagList.of(FOR_ADS).and(FOR_TOKENS)));
    results.get(FOR_TOKENS).setCoder(KvCoder.of(VarIntCoder.of(), MinuteBatchCoder.of()));
    results.get(FOR_ADDRESSES).setCoder(KvCoder.of(VarIntCoder.of(), MinuteBatchCoder.of()));
    results.get(FOR_ADS).setCoder(KvCoder.of(VarIntCoder.of(), MinuteBatchCoder.of()));
    return results;
  }

  static final class DeduplicateFn
      extends DoFn<KV<Integer, MinuteBatch>, KV<Integer, MinuteBatch>> {
    private static final long serialVersionUID = 1L;

    @StateId("clicks")
    private final StateSpec<BagState<MinuteBatch>> log = StateSpecs.bag(MinuteBatchCoder.of());

    @StateId("stamp")
    private final StateSpec<ValueState<Long>> stamp = StateSpecs.value(VarLongCoder.of());

    /** A minute is judged by one limit to its end, also if the job resumes with another. */
    @StateId("limit")
    private final StateSpec<ValueState<Integer>> limit = StateSpecs.value(VarIntCoder.of());

    private final CountingRules rules;
    private final LingeringWindows minutes;
    transient LogIndexes<UserMinute> indexes;
    private transient BucketWriters forAddresses;
    private transient BucketWriters forTokens;
    private transient BucketWriters forAds;

    DeduplicateFn(CountingRules rules) {
      this.rules = rules;
      minutes = LingeringWindows.of(Resolution.MINUTE, rules.allowedLateness());
    }

    @Setup
    public void setUp() {
      indexes =
          new LogIndexes<>(
              bucket -> new UserMinute(rules.userClicksPerMinute()), IndexBudget.OF_THIS_JVM);
      forAddresses = new BucketWriters(rules.buckets());
      forTokens = new BucketWriters(rules.buckets());
      forAds = new BucketWriters(rules.buckets());
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, MinuteBatch> element,
        BoundedWindow window,
        @StateId("clicks") BagState<MinuteBatch> log,
        @StateId("stamp") ValueState<Long> stamp,
        @StateId("limit") ValueState<Integer> limit,
        MultiOutputReceiver out) {
      MinuteBatch batch = element.getValue();
      UserMinute users =
          indexes.open(
              element.getKey(),
              window,
              stamp,
              index -> {
                Optional.ofNullable(limit.read()).ifPresent(index::judgeBy);
                log.read().forEach(index::replay);
              });
      if (users.isEmpty()) {
        limit.write(rules.userClicksPerMinute());
      }
      users.absorb(batch, (click, change) -> route(click, change, batch.minute(), out));
      log.add(batch.withoutNames());
      indexes.keep(element.getKey(), window, stamp, users);
    }

    @OnWindowExpiration
    public void forget(@Key Integer bucket, BoundedWindow window) {
      indexes.drop(bucket, window);
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      forAddresses.flush(batch -> finish(context, FOR_ADDRESSES, batch));
      forTokens.flush(batch -> finish(context, FOR_TOKENS, batch));
      forAds.flush(batch -> finish(context, FOR_ADS, batch));
    }

    private void route(ClickRecord click, Change change, long minute, MultiOutputReceiver out) {
      int adBucket = rules.buckets().of(click.ad().high());
      BodyWriter writer = forAds.writer(minute, adBucket);
      ChangeRecord.writeForAd(change, click.ad().writeTo(writer));
      forAds.endRecord(minute, adBucket, writer, out.get(FOR_ADS)::output);
      if (ChangeRecord.concernsVelocity(change)) {
        routeToAddress(click, change, minute, out);
        routeToToken(click, change, minute, out);
      }
    }

    private void routeToAddress(
        ClickRecord click, Change change, long minute, MultiOutputReceiver out) {
      if (rules.addressClicksPerMinute() > 0 && click.hasAddress()) {
        int bucket = rules.buckets().of(click.addressHigh());
        BodyWriter writer = forAddresses.writer(minute, bucket);
        ChangeRecord.writeForAddress(click, change, writer);
        forAddresses.endRecord(minute, bucket, writer, out.get(FOR_ADDRESSES)::output);
      }
    }

    private void routeToToken(
        ClickRecord click, Change change, long minute, MultiOutputReceiver out) {
      if (rules.judgesTokens() && click.token().isKnown()) {
        int bucket = rules.buckets().of(click.token().high());
        BodyWriter writer = forTokens.writer(minute, bucket);
        ChangeRecord.writeForToken(click.token(), click.ad(), change, writer);
        forTokens.endRecord(minute, bucket, writer, out.get(FOR_TOKENS)::output);
      }
    }

    @Teardown
    public void tearDown() {
      indexes.dropAll();
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
