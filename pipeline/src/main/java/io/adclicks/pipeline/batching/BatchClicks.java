package io.adclicks.pipeline.batching;

import io.adclicks.model.ClickReader;
import io.adclicks.model.EventTimeGuard;
import io.adclicks.model.RejectedClickException;
import io.adclicks.model.RejectionReason;
import io.adclicks.pipeline.CountingRules;
import io.adclicks.pipeline.judging.ClickRecord;
import io.adclicks.pipeline.source.EncodedClick;
import io.adclicks.pipeline.source.RejectedClick;
import io.adclicks.pipeline.source.RejectedClickCoder;
import java.time.Duration;
import java.util.Base64;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Decodes and checks clicks, and puts those of one minute and one user bucket together; all that
 * follows is paid per batch.
 */
public final class BatchClicks extends PTransform<PCollection<EncodedClick>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** The batches, keyed by user bucket. */
  public static final TupleTag<KV<Integer, MinuteBatch>> BATCHES = new TupleTag<>("batches") {};

  /** What is no click, or none with a believable time. */
  public static final TupleTag<RejectedClick> REJECTED = new TupleTag<>("rejected") {};

  private final CountingRules rules;
  private final EventTimeGuard guard;

  private BatchClicks(CountingRules rules, EventTimeGuard guard) {
    this.rules = rules;
    this.guard = guard;
  }

  /** Batches by user over the buckets of some rules. */
  public static BatchClicks byUser(CountingRules rules, EventTimeGuard guard) {
    return new BatchClicks(rules, guard);
  }

  @Override
  public PCollectionTuple expand(PCollection<EncodedClick> clicks) {
    BatchFn fn = new BatchFn(rules, guard.maxAge(), guard.maxSkew());
    PCollectionTuple results =
        clicks.apply(
            "DecodeAndBatch", ParDo.of(fn).withOutputTags(BATCHES, TupleTagList.of(REJECTED)));
    results.get(BATCHES).setCoder(KvCoder.of(VarIntCoder.of(), MinuteBatchCoder.of()));
    results.get(REJECTED).setCoder(RejectedClickCoder.of());
    return results;
  }

  static final class BatchFn extends DoFn<EncodedClick, KV<Integer, MinuteBatch>> {
    private static final long serialVersionUID = 1L;

    private final CountingRules rules;
    private final Duration maxAge;
    private final Duration maxSkew;
    private transient EventTimeGuard guard;
    private transient ClickReader click;
    private transient BucketWriters writers;

    BatchFn(CountingRules rules, Duration maxAge, Duration maxSkew) {
      this.rules = rules;
      this.maxAge = maxAge;
      this.maxSkew = maxSkew;
    }

    @Setup
    public void setUp() {
      guard = new EventTimeGuard(maxAge, maxSkew);
      click = new ClickReader();
      writers = new BucketWriters(rules.buckets());
    }

    @ProcessElement
    public void process(@Element EncodedClick encoded, MultiOutputReceiver out) {
      try {
        click.read(encoded.bytes());
        requireBelievableTime();
      } catch (RejectedClickException e) {
        out.get(REJECTED).output(rejected(encoded, e));
        return;
      }
      long minute = click.eventTimeMillis() / 60_000;
      Fingerprint user = Fingerprint.of(click.bytes(), click.userIdStart(), click.userIdLength());
      int bucket = rules.buckets().of(user.high());
      BodyWriter writer = writers.writer(minute, bucket);
      ClickRecord.write(click, user, token(), encoded.position(), writer);
      writers.endRecord(
          minute,
          bucket,
          writer,
          batch -> out.get(BATCHES).outputWithTimestamp(batch, batch.getValue().timestamp()));
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      writers.flush(
          batch ->
              context.output(BATCHES, batch, batch.getValue().timestamp(), GlobalWindow.INSTANCE));
    }

    /** Without a rule that asks for them, tokens travel no further. */
    private Fingerprint token() {
      return rules.judgesTokens()
          ? Fingerprint.of(click.bytes(), click.tokenStart(), click.tokenLength())
          : Fingerprint.NONE;
    }

    private void requireBelievableTime() {
      if (!guard.accepts(click.eventTimeMillis(), click.receivedAtMillis())) {
        throw new RejectedClickException(
            RejectionReason.IMPLAUSIBLE_EVENT_TIME,
            "event time %d is not within %s before and %s after its receipt at %d"
                .formatted(click.eventTimeMillis(), maxAge, maxSkew, click.receivedAtMillis()));
      }
    }

    private static RejectedClick rejected(EncodedClick encoded, RejectedClickException why) {
      return new RejectedClick(
          encoded.position(),
          why.reason(),
          why.getMessage(),
          "",
          0,
          Base64.getEncoder().encodeToString(encoded.bytes()));
    }
  }
}
