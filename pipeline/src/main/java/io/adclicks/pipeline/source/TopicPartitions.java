package io.adclicks.pipeline.source;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The partitions that there are. */
final class TopicPartitions {
  private TopicPartitions() {}

  /** All partitions of both topics, as Kafka tells them now. */
  static List<TopicPartition> of(KafkaSource source) {
    Map<String, Object> config =
        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, source.bootstrapServers());
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return source.topics().stream()
          .flatMap(topic -> consumer.partitionsFor(topic).stream())
          .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
          .toList();
    }
  }
}
