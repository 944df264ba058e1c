package io.adclicks.pipeline.judging;

import io.adclicks.pipeline.CountingRules;
import io.adclicks.pipeline.batching.MinuteBatch;
import io.adclicks.pipeline.batching.MinuteBatchCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Judges addresses over their limit, per address bucket and minute, and tells their ads, and the
 * tokens of their clicks, what is to be corrected.
 */
public final class JudgeAddresses
    extends PTransform<PCollection<KV<Integer, MinuteBatch>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Corrections, keyed by ad bucket. */
  public static final TupleTag<KV<Integer, MinuteBatch>> FOR_ADS = VelocityFn.FOR_ADS;

  /** The same corrections, keyed by token bucket, where the click has a token. */
  public static final TupleTag<KV<Integer, MinuteBatch>> FOR_TOKENS = VelocityFn.FOR_TOKENS;

  /** The name under which savepoints know the step. */
  private static final String STEP = "JudgeAddresses/ParMultiDo(Judge)";

  private final CountingRules rules;

  private JudgeAddresses(CountingRules rules) {
    this.rules = rules;
  }

  /** Applies the address's limit. */
  public static JudgeAddresses under(CountingRules rules) {
    return new JudgeAddresses(rules);
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, MinuteBatch>> changes) {
    PCollectionTuple corrections =
        changes.apply(
            STEP,
            ParDo.of(new VelocityFn(rules.addressClicksPerMinute(), rules))
                .withOutputTags(FOR_ADS, TupleTagList.of(FOR_TOKENS)));
    corrections.get(FOR_ADS).setCoder(KvCoder.of(VarIntCoder.of(), MinuteBatchCoder.of()));
    corrections.get(FOR_TOKENS).setCoder(KvCoder.of(VarIntCoder.of(), MinuteBatchCoder.of()));
    return corrections;
  }
}
