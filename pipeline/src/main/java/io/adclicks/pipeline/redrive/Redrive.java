package io.adclicks.pipeline.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.adclicks.model.ClickCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends repaired clicks back, each once for ever: a click and the note that it has been sent are
 * written in one transaction of Kafka, and whoever begins later first reads all notes. A second
 * redrive at the same time fences off the first.
 */
final class Redrive implements AutoCloseable {
  /** Names in the record where the rejected click lies. */
  static final String HEADER = "redriven-from";

  private static final String TRANSACTIONAL_ID = "adclicks-redrive";
  private static final int CLICKS_PER_TRANSACTION = 500;
  private static final byte[] NOTED = {1};

  private final String bootstrapServers;
  private final String clicksTopic;
  private final String notesTopic;
  private final KafkaProducer<byte[], byte[]> producer;

  /**
   * @param notesTopic a compacted topic, created if need be
   */
  Redrive(String bootstrapServers, String clicksTopic, String notesTopic) {
    this.bootstrapServers = bootstrapServers;
    this.clicksTopic = clicksTopic;
    this.notesTopic = notesTopic;
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                TRANSACTIONAL_ID,
                ProducerConfig.ACKS_CONFIG,
                "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /**
   * Sends what has not been sent before.
   *
   * @return how many were sent now
   */
  int send(List<RepairedClick> clicks) throws InterruptedException {
    createNotesTopic();
    producer.initTransactions();
    Set<Source> noted = notes();
    List<RepairedClick> open =
        new ArrayList<>(clicks.stream().filter(click -> noted.add(click.source())).toList());
    for (int from = 0; from < open.size(); from += CLICKS_PER_TRANSACTION) {
      producer.beginTransaction();
      open.subList(from, Math.min(from + CLICKS_PER_TRANSACTION, open.size())).forEach(this::put);
      producer.commitTransaction();
    }
    return open.size();
  }

  @Override
  public void close() {
    producer.close();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The commit fails if a record was not taken.
  private void put(RepairedClick repaired) {
    byte[] source = repaired.source().toString().getBytes(UTF_8);
    producer.send(
        new ProducerRecord<>(
            clicksTopic,
            null,
            repaired.click().adId().getBytes(UTF_8),
            ClickCodec.encode(repaired.click()),
            new RecordHeaders().add(HEADER, source)));
    producer.send(new ProducerRecord<>(notesTopic, source, NOTED));
  }

  private Set<Source> notes() {
    Set<Source> sources = new HashSet<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(notesTopic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer
            .poll(Duration.ofMillis(500))
            .forEach(note -> sources.add(Source.parse(new String(note.key(), UTF_8))));
      }
    }
    return sources;
  }

  private void createNotesTopic() throws InterruptedException {
    NewTopic topic =
        new NewTopic(notesTopic, java.util.Optional.of(1), java.util.Optional.empty())
            .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    try (Admin admin =
        Admin.create(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException(
            "topic %s cannot be created: %s".formatted(notesTopic, e.getCause().getMessage()), e);
      }
    }
  }
}
