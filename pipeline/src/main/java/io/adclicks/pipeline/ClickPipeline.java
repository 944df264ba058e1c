package io.adclicks.pipeline;

import io.adclicks.model.EventTimeGuard;
import io.adclicks.model.Resolution;
import io.adclicks.pipeline.batching.BatchClicks;
import io.adclicks.pipeline.batching.MinuteBatch;
import io.adclicks.pipeline.counting.CellBlock;
import io.adclicks.pipeline.counting.CountClicks;
import io.adclicks.pipeline.judging.DeduplicateClicks;
import io.adclicks.pipeline.judging.JudgeAddresses;
import io.adclicks.pipeline.judging.JudgeTokens;
import io.adclicks.pipeline.lateness.LingeringWindows;
import io.adclicks.pipeline.lateness.SetAsideLateClicks;
import io.adclicks.pipeline.source.EncodedClick;
import io.adclicks.pipeline.source.RejectedClick;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Duration;

/**
 * A click's journey: checked and batched, set aside when late, deduplicated and judged by user,
 * corrected by address and by token, counted per ad. The same for the streaming hot path and for
 * bounded runs.
 */
public final class ClickPipeline extends PTransform<PCollection<EncodedClick>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Cells of all resolutions. */
  public static final TupleTag<CellBlock> CELLS = CountClicks.CELLS;

  /** Clicks that are in no cell. */
  public static final TupleTag<RejectedClick> REJECTED = new TupleTag<>("rejected") {};

  /** How far event time has come, in milliseconds since the epoch, by shard of the count. */
  public static final TupleTag<KV<Integer, Long>> PROGRESS = CountClicks.PROGRESS;

  private final CountingRules rules;

  private ClickPipeline(CountingRules rules) {
    this.rules = rules;
  }

  /** Counts under some rules. */
  public static ClickPipeline under(CountingRules rules) {
    return new ClickPipeline(rules);
  }

  @Override
  public PCollectionTuple expand(PCollection<EncodedClick> clicks) {
    PCollectionTuple batched =
        clicks.apply("BatchClicks", BatchClicks.byUser(rules, EventTimeGuard.DEFAULT));
    PCollectionTuple punctual =
        batched
            .get(BatchClicks.BATCHES)
            .apply("SetAsideLateClicks", SetAsideLateClicks.after(lateness()));
    PCollectionTuple judgedByUser =
        punctual
            .get(SetAsideLateClicks.IN_TIME)
            .apply("IntoMinutes", intoMinutes())
            .apply("DeduplicateClicks", DeduplicateClicks.under(rules));
    PCollectionTuple judgedByAddress =
        judgedByUser
            .get(DeduplicateClicks.FOR_ADDRESSES)
            .apply("JudgeAddresses", JudgeAddresses.under(rules));
    PCollection<KV<Integer, MinuteBatch>> judgedByToken =
        PCollectionList.of(judgedByUser.get(DeduplicateClicks.FOR_TOKENS))
            .and(judgedByAddress.get(JudgeAddresses.FOR_TOKENS))
            .apply("ForTokens", Flatten.pCollections())
            .apply("JudgeTokens", JudgeTokens.under(rules));
    PCollection<KV<Integer, MinuteBatch>> changes =
        PCollectionList.of(judgedByUser.get(DeduplicateClicks.FOR_ADS))
            .and(judgedByAddress.get(JudgeAddresses.FOR_ADS))
            .and(judgedByToken)
            .apply("AllChanges", Flatten.pCollections());
    PCollection<RejectedClick> rejected =
        PCollectionList.of(batched.get(BatchClicks.REJECTED))
            .and(punctual.get(SetAsideLateClicks.LATE))
            .apply("AllRejected", Flatten.pCollections());
    PCollectionTuple counted = changes.apply("CountClicks", CountClicks.under(rules));
    return counted.and(REJECTED, rejected);
  }

  private Window<KV<Integer, MinuteBatch>> intoMinutes() {
    return Window.into(LingeringWindows.of(Resolution.MINUTE, rules.allowedLateness()));
  }

  private Duration lateness() {
    return Duration.millis(rules.allowedLateness().toMillis());
  }
}
