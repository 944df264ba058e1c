package io.adclicks.bench.peers;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A Flink of two slots, set up as a team that knows it would: RocksDB with managed memory, bloom
 * filters and incremental checkpoints, timers on the heap, objects reused.
 */
final class FlinkJob {
  private final PeerSettings settings;
  private final StreamExecutionEnvironment environment;

  FlinkJob(PeerSettings settings) {
    this.settings = settings;
    environment = StreamExecutionEnvironment.createLocalEnvironment(2, configuration(settings));
    environment.getConfig().enableObjectReuse();
  }

  /** The environment. */
  StreamExecutionEnvironment environment() {
    return environment;
  }

  /** The clicks of the topic, up to its present end, with watermarks. */
  DataStream<PeerClick> clicks() {
    return environment.fromSource(
        source(new PeerClickSchema()),
        WatermarkStrategy.<PeerClick>forBoundedOutOfOrderness(Duration.ofSeconds(5))
            .withTimestampAssigner((click, kafkaTimestamp) -> click.eventTimeMillis),
        "clicks");
  }

  /** The records of the topic, up to its present end. */
  <T> KafkaSource<T> source(DeserializationSchema<T> schema) {
    return KafkaSource.<T>builder()
        .setBootstrapServers(settings.bootstrapServers())
        .setTopics(settings.topic())
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setBounded(OffsetsInitializer.latest())
        .setProperty("isolation.level", "read_committed")
        .setProperty("max.poll.records", "5000")
        .setProperty("max.partition.fetch.bytes", "8388608")
        .setValueOnlyDeserializer(schema)
        .build();
  }

  /** Runs to the end of the topic, then waits to be stopped, so that its cost can be read. */
  void run() throws Exception {
    environment.execute();
    while (true) {
      LockSupport.park();
    }
  }

  private static Configuration configuration(PeerSettings settings) {
    Configuration configuration = new Configuration();
    configuration.setString("state.backend.type", "rocksdb");
    configuration.setString("state.backend.incremental", "true");
    configuration.setString("state.backend.rocksdb.use-bloom-filter", "true");
    configuration.setString("state.backend.rocksdb.timer-service.factory", "HEAP");
    configuration.setString("state.backend.rocksdb.predefined-options", "FLASH_SSD_OPTIMIZED");
    configuration.setString("state.checkpoints.dir", settings.checkpoints().toString());
    configuration.setString("taskmanager.memory.managed.size", "1g");
    configuration.setString("taskmanager.numberOfTaskSlots", "2");
    configuration.setString("execution.checkpointing.interval", "10 s");
    configuration.setString("execution.checkpointing.mode", "EXACTLY_ONCE");
    return configuration;
  }
}
