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
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Judges tokens that more users came with than can have seen one impression, per token bucket and
 * minute, and tells their ads what is to be corrected. Without the rule nothing comes here.
 */
public final class JudgeTokens
    extends PTransform<
        PCollection<KV<Integer, MinuteBatch>>, PCollection<KV<Integer, MinuteBatch>>> {
  private static final long serialVersionUID = 1L;

  private final CountingRules rules;

  private JudgeTokens(CountingRules rules) {
    this.rules = rules;
  }

  /** Applies the token's limit. */
  public static JudgeTokens under(CountingRules rules) {
    return new JudgeTokens(rules);
  }

  @Override
  public PCollection<KV<Integer, MinuteBatch>> expand(
      PCollection<KV<Integer, MinuteBatch>> changes) {
    return changes
        .apply(
            "Judge",
            ParDo.of(new VelocityFn(rules.tokenUsersPerMinute(), rules))
                .withOutputTags(VelocityFn.FOR_ADS, TupleTagList.empty()))
        .get(VelocityFn.FOR_ADS)
        .setCoder(KvCoder.of(VarIntCoder.of(), MinuteBatchCoder.of()));
  }
}
