package io.adclicks.pipeline.counting;

import io.adclicks.model.Resolution;
import io.adclicks.pipeline.CountingRules;
import io.adclicks.pipeline.batching.MinuteBatch;
import io.adclicks.pipeline.lateness.LingeringWindows;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Adds up the changes of each ad in event-time windows of all lengths. State is kept by the hour,
 * the longest of them.
 */
public final class CountClicks
    extends PTransform<PCollection<KV<Integer, MinuteBatch>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** The cells. */
  public static final TupleTag<CellBlock> CELLS = new TupleTag<>("cells") {};

  /** Where the watermark stands, in milliseconds since the epoch, by ad bucket. */
  public static final TupleTag<KV<Integer, Long>> PROGRESS = new TupleTag<>("progress") {};

  private final CountingRules rules;

  private CountClicks(CountingRules rules) {
    this.rules = rules;
  }

  /** Counts under some rules. */
  public static CountClicks under(CountingRules rules) {
    return new CountClicks(rules);
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, MinuteBatch>> changes) {
    PCollectionTuple counted =
        changes
            .apply("IntoHours", Window.into(hours(rules)))
            .apply(
                "Count",
                ParDo.of(new CountFn(rules)).withOutputTags(CELLS, TupleTagList.of(PROGRESS)));
    return PCollectionTuple.of(
            CELLS,
            counted
                .get(CELLS)
                .setCoder(CellBlockCoder.of())
                .apply("Unwindow", Window.into(new GlobalWindows())))
        .and(
            PROGRESS,
            counted
                .get(PROGRESS)
                .setCoder(KvCoder.of(VarIntCoder.of(), VarLongCoder.of()))
                .apply("UnwindowProgress", Window.into(new GlobalWindows())));
  }

  /** Hours linger until the bucket with the longest delay has told its last word. */
  static LingeringWindows hours(CountingRules rules) {
    return LingeringWindows.of(Resolution.HOUR, rules.allowedLateness().plus(Spread.LONGEST));
  }
}
