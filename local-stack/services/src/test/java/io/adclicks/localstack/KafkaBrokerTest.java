package io.adclicks.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {
  @TempDir Path folder;

  @Test
  void anAcknowledgedRecordSurvivesACrashOfTheBroker() throws Exception {
    try (KafkaBroker broker = KafkaBroker.start(folder)) {
      broker.createTopic("sample", 2);
      broker.createTopic("sample", 2);
      send(broker, "kept");

      broker.kill();
      broker.restart();

      assertThat(read(broker)).containsExactly("kept");
    }
  }

  private static void send(KafkaBroker broker, String value) throws Exception {
    Map<String, Object> config =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all");
    StringSerializer text = new StringSerializer();
    try (KafkaProducer<String, String> producer = new KafkaProducer<>(config, text, text)) {
      // An old event time must not make the broker drop the record.
      producer.send(new ProducerRecord<>("sample", 0, 1_000L, null, value)).get();
    }
  }

  private static List<String> read(KafkaBroker broker) {
    Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrapServers());
    StringDeserializer text = new StringDeserializer();
    TopicPartition partition = new TopicPartition("sample", 0);
    try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(config, text, text)) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(20));
      return records.records(partition).stream().map(record -> record.value()).toList();
    }
  }
}
