package io.adclicks.cli.stack;

import io.adclicks.model.Click;
import io.adclicks.model.ClickCodec;
import io.adclicks.model.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Writes a receipt for each click that a topic holds, from nothing but the topic. */
final class HeldClicks {
  private HeldClicks() {}

  static List<Receipt> of(String bootstrapServers, String topic) {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<Receipt> held = new ArrayList<>();
      while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> held.add(receipt(record)));
      }
      return held;
    }
  }

  private static Receipt receipt(ConsumerRecord<byte[], byte[]> record) {
    Click click = ClickCodec.decode(record.value());
    return new Receipt(
        record.topic().equals(LoneGateway.DUPLICATES),
        record.partition(),
        record.offset(),
        click.adId(),
        click.eventTimeMillis());
  }
}
