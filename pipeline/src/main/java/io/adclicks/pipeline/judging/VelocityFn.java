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
import java.util.Optional;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.state.BagState;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Instant;

/**
 * Judges addresses or tokens over their limit. A correction goes to its ad, and, if the record told
 * the click's token, to the token as well, so that no rule takes back what another has.
 */
final class VelocityFn extends DoFn<KV<Integer, MinuteBatch>, KV<Integer, MinuteBatch>> {
  private static final long serialVersionUID = 1L;

  /** Corrections, keyed by ad bucket. */
  static final TupleTag<KV<Integer, MinuteBatch>> FOR_ADS = new TupleTag<>("for-ads") {};

  /** The same for the tokens of the clicks, keyed by token bucket. */
  static final TupleTag<KV<Integer, MinuteBatch>> FOR_TOKENS = new TupleTag<>("for-tokens") {};

  @StateId("changes")
  private final StateSpec<BagState<MinuteBatch>> log = StateSpecs.bag(MinuteBatchCoder.of());

  @StateId("stamp")
  private final StateSpec<ValueState<Long>> stamp = StateSpecs.value(VarLongCoder.of());

  /** A minute is judged by one limit to its end, also if the job resumes with another. */
  @StateId("limit")
  private final StateSpec<ValueState<Integer>> limitOfMinute = StateSpecs.value(VarIntCoder.of());

  private final int limit;
  private final CountingRules rules;
  private final LingeringWindows minutes;
  transient LogIndexes<VelocityMinute> indexes;
  private transient BucketWriters forAds;
  private transient BucketWriters forTokens;

  /**
   * @param limit of an address or of a token
   */
  VelocityFn(int limit, CountingRules rules) {
    this.limit = limit;
    this.rules = rules;
    minutes = LingeringWindows.of(Resolution.MINUTE, rules.allowedLateness());
  }

  @Setup
  public void setUp() {
    indexes = new LogIndexes<>(bucket -> new VelocityMinute(limit), IndexBudget.OF_THIS_JVM);
    forAds = new BucketWriters(rules.buckets());
    forTokens = new BucketWriters(rules.buckets());
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, MinuteBatch> element,
      BoundedWindow window,
      @StateId("changes") BagState<MinuteBatch> log,
      @StateId("stamp") ValueState<Long> stamp,
      @StateId("limit") ValueState<Integer> limitOfMinute,
      MultiOutputReceiver out) {
    MinuteBatch batch = element.getValue();
    VelocityMinute index =
        indexes.open(
            element.getKey(),
            window,
            stamp,
            empty -> {
              Optional.ofNullable(limitOfMinute.read()).ifPresent(empty::judgeBy);
              log.read().forEach(logged -> empty.replay(logged.body()));
            });
    if (index.isEmpty()) {
      limitOfMinute.write(limit);
    }
    index.absorb(
        batch.body(), (ad, token, change) -> write(ad, token, change, batch.minute(), out));
    log.add(batch);
    indexes.keep(element.getKey(), window, stamp, index);
  }

  @OnWindowExpiration
  public void forget(@Key Integer bucket, BoundedWindow window) {
    indexes.drop(bucket, window);
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    forAds.flush(batch -> finish(context, FOR_ADS, batch));
    forTokens.flush(batch -> finish(context, FOR_TOKENS, batch));
  }

  @Teardown
  public void tearDown() {
    indexes.dropAll();
  }

  private void write(
      AdKey ad, TokenKey token, Change change, long minute, MultiOutputReceiver out) {
    int adBucket = rules.buckets().of(ad.high());
    BodyWriter toAd = forAds.writer(minute, adBucket);
    ChangeRecord.writeForAd(change, ad.writeNamelessTo(toAd));
    forAds.endRecord(minute, adBucket, toAd, out.get(FOR_ADS)::output);
    if (rules.judgesTokens() && token.isKnown()) {
      int tokenBucket = rules.buckets().of(token.high());
      BodyWriter toToken = forTokens.writer(minute, tokenBucket);
      ChangeRecord.writeForToken(token, ad, change, toToken);
      forTokens.endRecord(minute, tokenBucket, toToken, out.get(FOR_TOKENS)::output);
    }
  }

  private void finish(
      DoFn<KV<Integer, MinuteBatch>, KV<Integer, MinuteBatch>>.FinishBundleContext context,
      TupleTag<KV<Integer, MinuteBatch>> tag,
      KV<Integer, MinuteBatch> batch) {
    Instant timestamp = batch.getValue().timestamp();
    context.output(tag, batch, timestamp, minutes.assignWindow(timestamp));
  }
}
