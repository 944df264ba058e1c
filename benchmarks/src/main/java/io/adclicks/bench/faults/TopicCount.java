package io.adclicks.bench.faults;

import io.adclicks.bench.faults.Rejections.At;
import io.adclicks.cli.traffic.PlannedClick;
import io.adclicks.cli.verify.ExpectedCells;
import io.adclicks.model.Click;
import io.adclicks.model.ClickCodec;
import io.adclicks.model.EventTimeGuard;
import io.adclicks.model.RejectedClickException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts what lies in Kafka, without a line of the pipeline. */
final class TopicCount implements AutoCloseable {
  private static final List<String> TOPICS = List.of("ad-clicks", "ad-clicks-duplicates");

  /** As the pipeline numbers the partitions of edge duplicates. */
  private static final int DUPLICATES = 1 << 19;

  private static final int USER_LIMIT = 20;
  private static final int ADDRESS_LIMIT = 200;
  private static final int TOKEN_LIMIT = 20;

  private final KafkaConsumer<byte[], byte[]> consumer;

  /** In the order of positions, in which the first of several copies wins. */
  private final SortedMap<At, Click> clicks = new TreeMap<>();

  private final Set<At> malformed = new HashSet<>();
  private final Set<SeenClick> seen = new HashSet<>();

  /** A click as its sender knows it. */
  record SeenClick(String adId, String userId, long eventTimeMillis) {
    static SeenClick of(PlannedClick click) {
      return new SeenClick(click.adId(), click.userId(), click.eventTimeMillis());
    }
  }

  TopicCount(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                8 << 20,
                // Else partitions that are added stay unknown for up to five minutes.
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                1_000),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /** Reads what has come since the last time. */
  void catchUp() {
    assignAll();
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(Duration.ofMillis(500)).forEach(this::take);
    }
  }

  /** Partitions may have been added since the last time. */
  private void assignAll() {
    Set<TopicPartition> all = new HashSet<>();
    for (String topic : TOPICS) {
      for (PartitionInfo partition : consumer.partitionsFor(topic)) {
        all.add(new TopicPartition(topic, partition.partition()));
      }
    }
    Set<TopicPartition> added = new HashSet<>(all);
    added.removeAll(consumer.assignment());
    if (!added.isEmpty()) {
      consumer.assign(all);
      consumer.seekToBeginning(added);
    }
  }

  /** Whether Kafka holds a click. */
  boolean holds(PlannedClick click) {
    return seen.contains(SeenClick.of(click));
  }

  /** The click at a position, if there is one. */
  Optional<Click> click(At at) {
    return Optional.ofNullable(clicks.get(at));
  }

  /** Where records lie that are no click, or none with a believable time. */
  Set<At> malformed() {
    return malformed;
  }

  /** What all of it must have become, given which clicks came too late. */
  Tally tally(Rejections rejections) {
    ExpectedCells expected = new ExpectedCells(USER_LIMIT, ADDRESS_LIMIT, TOKEN_LIMIT);
    clicks.forEach((at, click) -> expected.add(planned(click, rejections.isLate(at))));
    return new Tally(
        expected.cells(), clicks.size() + malformed.size(), expected.late(), malformed.size());
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void take(ConsumerRecord<byte[], byte[]> message) {
    int partition = message.partition() + (message.topic().equals(TOPICS.get(1)) ? DUPLICATES : 0);
    At at = new At(partition, message.offset());
    try {
      Click click = ClickCodec.decode(message.value());
      if (EventTimeGuard.DEFAULT.accepts(click.eventTimeMillis(), click.receivedAtMillis())) {
        clicks.put(at, click);
        seen.add(new SeenClick(click.adId(), click.userId(), click.eventTimeMillis()));
        return;
      }
      malformed.add(at);
    } catch (RejectedClickException e) {
      malformed.add(at);
    }
  }

  private static PlannedClick planned(Click click, boolean late) {
    return new PlannedClick(
        click.adId(),
        click.userId(),
        click.ip(),
        !click.ivt().isEmpty(),
        click.costE4(),
        click.eventTimeMillis(),
        click.token(),
        late);
  }
}
