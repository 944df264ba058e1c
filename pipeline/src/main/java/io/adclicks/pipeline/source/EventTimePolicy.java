package io.adclicks.pipeline.source;

import io.adclicks.model.ClickReader;
import io.adclicks.model.EventTimeGuard;
import java.time.Duration;
import java.util.Optional;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.io.kafka.TimestampPolicy;
import org.apache.beam.sdk.io.kafka.TimestampPolicyFactory;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.joda.time.Instant;

/**
 * Stamps records with the event time of the click, and derives the partition's watermark.
 *
 * <p>A record that is no click, or whose event time its receipt does not bear out, leaves the
 * watermark where it is: one click from the year 2099 must not make all others late.
 */
final class EventTimePolicy extends TimestampPolicy<byte[], byte[]> {
  private final ClickReader click = new ClickReader();
  private final PartitionWatermark watermark;

  private EventTimePolicy(PartitionWatermark watermark) {
    this.watermark = watermark;
  }

  /**
   * Policies for all partitions.
   *
   * @param delay how far a click may lie behind a later one in the partition without being late
   */
  static TimestampPolicyFactory<byte[], byte[]> delayedBy(Duration delay) {
    return (partition, previous) ->
        new EventTimePolicy(new PartitionWatermark(delay, startMillis(previous)));
  }

  @Override
  public Instant getTimestampForRecord(
      PartitionContext context, KafkaRecord<byte[], byte[]> record) {
    boolean believable =
        click.readTimes(record.getKV().getValue())
            && EventTimeGuard.DEFAULT.accepts(click.eventTimeMillis(), click.receivedAtMillis());
    if (!believable) {
      return getWatermark(context);
    }
    watermark.observe(click.eventTimeMillis());
    return Instant.ofEpochMilli(click.eventTimeMillis());
  }

  @Override
  public Instant getWatermark(PartitionContext context) {
    watermark.observeBacklog(
        context.getMessageBacklog(), context.getBacklogCheckTime().getMillis());
    return Instant.ofEpochMilli(watermark.millis());
  }

  private static long startMillis(Optional<Instant> previous) {
    return previous.orElse(BoundedWindow.TIMESTAMP_MIN_VALUE).getMillis();
  }
}
