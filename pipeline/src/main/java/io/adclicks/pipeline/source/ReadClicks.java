package io.adclicks.pipeline.source;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the topic of clicks and the topic of edge duplicates, from their beginning unless a
 * checkpoint says otherwise.
 *
 * <p>Offsets of a job with state are never committed to Kafka: they belong to the state, and state
 * without its offsets, or offsets without their state, would lose clicks.
 */
public final class ReadClicks extends PTransform<PBegin, PCollection<EncodedClick>> {
  private static final long serialVersionUID = 1L;
  private static final int MAX_PARTITION_FETCH_BYTES = 8 << 20;

  /**
   * Records are fetched in gulps, with pauses between: the runner lets a watermark through only
   * where a bundle has ended and the next has not begun (decision 0057).
   */
  private static final int FETCH_MIN_BYTES = 512 << 10;

  /**
   * A consumer asks a broker only for partitions it holds no records of, and for nothing else until
   * it is answered: a question about quiet partitions alone keeps the busy ones waiting for as long
   * as this. For a pause it has to be more than the 20 ms that KafkaIO waits for a record.
   */
  private static final int FETCH_MAX_WAIT_MILLIS = 30;

  private final KafkaSource source;

  /** Null if offsets are the state's alone. */
  private final String consumerGroup;

  private ReadClicks(KafkaSource source, String consumerGroup) {
    this.source = requireNonNull(source, "source is null");
    this.consumerGroup = consumerGroup;
  }

  /** Reads from there. */
  public static ReadClicks from(KafkaSource source) {
    return new ReadClicks(source, null);
  }

  /**
   * The same for a job without state, whose output is safe when a checkpoint is complete: offsets
   * are then committed to Kafka, and a new job goes on from them. Clicks carry the time of reading.
   *
   * @param group the consumer group of the job
   */
  public ReadClicks committingAs(String group) {
    return new ReadClicks(source, requireNonNull(group, "group is null"));
  }

  @Override
  public PCollection<EncodedClick> expand(PBegin begin) {
    return records(begin)
        .apply("Position", ParDo.of(new PositionFn(source.duplicatesTopic())))
        .setCoder(EncodedClickCoder.of());
  }

  /**
   * One source for the topics as they were first, under the name that savepoints know, and one for
   * each time that they have grown: a restored source reads the partitions of its state and no
   * other.
   */
  private PCollection<KafkaRecord<byte[], byte[]>> records(PBegin begin) {
    if (source.grownFrom().isEmpty()) {
      return begin.apply("Kafka", read().withTopics(source.topics()));
    }
    List<TopicPartition> all = TopicPartitions.of(source);
    PCollectionList<KafkaRecord<byte[], byte[]>> parts = PCollectionList.empty(begin.getPipeline());
    for (PartitionRange range : PartitionRange.between(source.grownFrom())) {
      List<TopicPartition> some = all.stream().filter(range::contains).toList();
      if (some.isEmpty()) {
        throw new IllegalArgumentException(
            "grownFrom is %s, but no topic has a partition %d: let it grow first"
                .formatted(source.grownFrom(), range.from()));
      }
      parts = parts.and(begin.apply(range.name(), read().withTopicPartitions(some)));
    }
    return parts.apply("AllPartitions", Flatten.pCollections());
  }

  private KafkaIO.Read<byte[], byte[]> read() {
    KafkaIO.Read<byte[], byte[]> read =
        KafkaIO.<byte[], byte[]>read()
            .withBootstrapServers(source.bootstrapServers())
            .withKeyDeserializer(PresentBytes.class)
            .withValueDeserializer(PresentBytes.class)
            .withReadCommitted()
            .withConsumerConfigUpdates(consumerConfig());
    return consumerGroup == null
        ? read.withTimestampPolicyFactory(EventTimePolicy.delayedBy(source.maxOutOfOrderness()))
        : read.withProcessingTime()
            .withConsumerConfigUpdates(Map.of("group.id", consumerGroup))
            .commitOffsetsInFinalize();
  }

  private static Map<String, Object> consumerConfig() {
    return Map.of(
        "auto.offset.reset",
        "earliest",
        "enable.auto.commit",
        false,
        "max.poll.records",
        5_000,
        "max.partition.fetch.bytes",
        MAX_PARTITION_FETCH_BYTES,
        "fetch.min.bytes",
        FETCH_MIN_BYTES,
        "fetch.max.wait.ms",
        FETCH_MAX_WAIT_MILLIS);
  }

  static final class PositionFn extends DoFn<KafkaRecord<byte[], byte[]>, EncodedClick> {
    private static final long serialVersionUID = 1L;

    private final String duplicatesTopic;

    PositionFn(String duplicatesTopic) {
      this.duplicatesTopic = duplicatesTopic;
    }

    @ProcessElement
    public void process(
        @Element KafkaRecord<byte[], byte[]> record, OutputReceiver<EncodedClick> out) {
      boolean duplicate = record.getTopic().equals(duplicatesTopic);
      int partition = record.getPartition() + (duplicate ? Position.DUPLICATES_PARTITION : 0);
      long position = Position.of(partition, record.getOffset());
      out.output(new EncodedClick(position, record.getKV().getValue()));
    }
  }
}
