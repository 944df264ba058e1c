package io.adclicks.bench.peers;

import io.adclicks.model.ClickReader;
import io.adclicks.model.Resolution;
import io.adclicks.pipeline.counting.Cell;
import io.adclicks.pipeline.counting.CellBlock;
import io.adclicks.pipeline.counting.CellBlockCoder;
import io.adclicks.pipeline.counting.Finality;
import io.adclicks.pipeline.sink.ClickHouseSink;
import io.adclicks.pipeline.sink.WriteCells;
import java.nio.charset.StandardCharsets;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.io.kafka.CustomTimestampPolicyWithLimitedDelay;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.transforms.Deduplicate;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.transforms.windowing.AfterProcessingTime;
import org.apache.beam.sdk.transforms.windowing.AfterWatermark;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * Deduplication and three windows as Beam's documentation teaches them: {@code Deduplicate}, {@code
 * Sum.longsPerKey} with early and late firings that accumulate, and {@code JdbcIO}. It counts the
 * clicks only; costs, verdicts and duplicates would come on top.
 */
public final class IdiomaticBeam {
  private IdiomaticBeam() {}

  /** Runs the job. */
  public static void main(String[] arguments) {
    PeerSettings settings = PeerSettings.of(arguments);
    Pipeline pipeline = Pipeline.create(BeamJob.options(settings));
    PCollection<KV<String, Long>> clicks =
        pipeline
            .apply(
                "Read",
                BeamJob.read(settings)
                    .withTimestampPolicyFactory(
                        (partition, previous) ->
                            new CustomTimestampPolicyWithLimitedDelay<>(
                                new EventTime(), Duration.standardSeconds(5), previous)))
            .apply("Decode", ParDo.of(new DecodeFn()))
            .setCoder(
                KvCoder.of(
                    StringUtf8Coder.of(), KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of())))
            .apply(
                "Deduplicate",
                Deduplicate.<String, KV<String, Long>>keyedValues()
                    .withDuration(Duration.standardMinutes(6)))
            .apply("Clicks", Values.create());
    for (Resolution resolution : Resolution.values()) {
      clicks
          .apply("Window" + resolution, window(resolution))
          .apply("Sum" + resolution, Sum.longsPerKey())
          .apply("ToCell" + resolution, ParDo.of(new ToCellFn(resolution)))
          .setCoder(CellBlockCoder.of())
          .apply("Unwindow" + resolution, Window.into(new GlobalWindows()))
          .apply("Write" + resolution, WriteCells.to(new ClickHouseSink(settings.jdbcUrl())));
    }
    pipeline.run().waitUntilFinish();
  }

  private static Window<KV<String, Long>> window(Resolution resolution) {
    return Window.<KV<String, Long>>into(
            FixedWindows.of(Duration.millis(resolution.durationMillis())))
        .triggering(
            AfterWatermark.pastEndOfWindow()
                .withEarlyFirings(
                    AfterProcessingTime.pastFirstElementInPane()
                        .plusDelayOf(Duration.standardSeconds(1)))
                .withLateFirings(
                    AfterProcessingTime.pastFirstElementInPane()
                        .plusDelayOf(Duration.standardSeconds(1))))
        .withAllowedLateness(Duration.standardMinutes(5))
        .accumulatingFiredPanes();
  }

  static final class EventTime
      implements SerializableFunction<KafkaRecord<byte[], byte[]>, Instant> {
    private static final long serialVersionUID = 1L;

    private final transient ClickReader click = new ClickReader();

    @Override
    public Instant apply(KafkaRecord<byte[], byte[]> record) {
      click.readTimes(record.getKV().getValue());
      return Instant.ofEpochMilli(click.eventTimeMillis());
    }
  }

  /** Keys a click by user, ad and minute, and keeps what the count needs. */
  static final class DecodeFn
      extends DoFn<KafkaRecord<byte[], byte[]>, KV<String, KV<String, Long>>> {
    private static final long serialVersionUID = 1L;

    private transient ClickReader click;

    @Setup
    public void setUp() {
      click = new ClickReader();
    }

    @ProcessElement
    public void process(
        @Element KafkaRecord<byte[], byte[]> record,
        OutputReceiver<KV<String, KV<String, Long>>> out) {
      click.read(record.getKV().getValue());
      String ad = text(click.adIdStart(), click.adIdLength());
      String user = text(click.userIdStart(), click.userIdLength());
      String identity = user + '|' + ad + '|' + click.eventTimeMillis() / 60_000;
      out.output(KV.of(identity, KV.of(ad, 1L)));
    }

    private String text(int start, int length) {
      return new String(click.bytes(), start, length, StandardCharsets.UTF_8);
    }
  }

  static final class ToCellFn extends DoFn<KV<String, Long>, CellBlock> {
    private static final long serialVersionUID = 1L;

    private final Resolution resolution;

    ToCellFn(Resolution resolution) {
      this.resolution = resolution;
    }

    @ProcessElement
    public void process(
        @Element KV<String, Long> count, BoundedWindow window, OutputReceiver<CellBlock> out) {
      long start = ((IntervalWindow) window).start().getMillis();
      long clicks = count.getValue();
      out.output(
          CellBlock.of(
              new Cell(
                  count.getKey(),
                  resolution,
                  start,
                  clicks,
                  0,
                  0,
                  0,
                  Finality.PROVISIONAL,
                  clicks)));
    }
  }
}
