package io.adclicks.backfill.reconcile;

import io.adclicks.backfill.journal.Limits;
import io.adclicks.pipeline.ClickPipeline;
import io.adclicks.pipeline.CountingRules;
import io.adclicks.pipeline.batching.Buckets;
import io.adclicks.pipeline.sink.ClickHouseSink;
import io.adclicks.pipeline.sink.WriteCells;
import io.adclicks.pipeline.sink.WriteRejectedClicks;
import io.adclicks.pipeline.source.EncodedClick;
import io.adclicks.pipeline.source.EncodedClickCoder;
import java.time.Duration;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Instant;

/** The hot path over clicks that a test chose: some come in time, others when all is closed. */
final class HotPath {
  private final Store store;

  HotPath(Store store) {
    this.store = store;
  }

  /** Counts clicks, then those that come a day too late. */
  void count(Limits limits, List<EncodedClick> punctual, List<EncodedClick> late) {
    TestStream.Builder<EncodedClick> stream = TestStream.create(EncodedClickCoder.of());
    stream = stream.advanceWatermarkTo(Instant.ofEpochMilli(0));
    stream = add(stream, punctual);
    stream = stream.advanceWatermarkTo(Instant.ofEpochMilli(4_000_000_000_000L));
    stream = add(stream, late);
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    PCollectionTuple counted =
        pipeline
            .apply("Clicks", stream.advanceWatermarkToInfinity())
            .apply("ClickPipeline", ClickPipeline.under(rules(limits)));
    ClickHouseSink sink = new ClickHouseSink(store.jdbcUrl());
    counted.get(ClickPipeline.CELLS).apply("WriteCells", WriteCells.to(sink));
    counted.get(ClickPipeline.REJECTED).apply("WriteRejected", WriteRejectedClicks.to(sink));
    pipeline.run().waitUntilFinish();
    store.execute(
        """
        INSERT INTO counting_rules (started_at, user_limit, address_limit, token_limit, allowed_lateness, code_version)
        VALUES ('2026-11-01 00:00:00', %d, %d, %d, 300000, 'test')
        """
            .formatted(
                limits.userClicksPerMinute(),
                limits.addressClicksPerMinute(),
                limits.tokenUsersPerMinute()));
  }

  @SuppressWarnings("unchecked") // An array of a generic type.
  private static TestStream.Builder<EncodedClick> add(
      TestStream.Builder<EncodedClick> stream, List<EncodedClick> clicks) {
    if (clicks.isEmpty()) {
      return stream;
    }
    List<TimestampedValue<EncodedClick>> records =
        clicks.stream().map(c -> TimestampedValue.of(c, Instant.ofEpochMilli(0))).toList();
    return stream.addElements(
        records.get(0), records.subList(1, records.size()).toArray(TimestampedValue[]::new));
  }

  private static CountingRules rules(Limits limits) {
    return new CountingRules(
        limits.userClicksPerMinute(),
        limits.addressClicksPerMinute(),
        limits.tokenUsersPerMinute(),
        Duration.ofMinutes(5),
        Duration.ofSeconds(1),
        new Buckets(2));
  }
}
