package io.adclicks.gateway;

import io.adclicks.model.Click;
import io.adclicks.model.ClickCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what Kafka holds of an ad at the moment. */
final class TopicContents {
  private TopicContents() {}

  static List<Click> of(String bootstrapServers, String topic, String adId) {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return readToEnd(consumer, consumer.endOffsets(partitions), adId);
    }
  }

  private static List<Click> readToEnd(
      KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends, String adId) {
    List<Click> clicks = new ArrayList<>();
    while (!atEnd(consumer, ends)) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        if (record.key().equals(adId)) {
          clicks.add(ClickCodec.decode(record.value()));
        }
      }
    }
    return clicks;
  }

  private static boolean atEnd(
      KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
    Set<TopicPartition> assigned = consumer.assignment();
    return assigned.stream().allMatch(part -> consumer.position(part) >= ends.get(part));
  }
}
