package io.adclicks.bench.peers;

import io.adclicks.cli.stack.RunnerConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the Beam peers share: the flags of our own pipeline, and a read of the topic. */
final class BeamJob {
  private BeamJob() {}

  /** The options under which our own job runs. */
  static FlinkPipelineOptions options(PeerSettings settings) {
    List<String> arguments =
        new ArrayList<>(RunnerConfig.arguments("flink-local", settings.flags()));
    arguments.add("--stateBackendStoragePath=" + settings.checkpoints());
    return PipelineOptionsFactory.fromArgs(arguments.toArray(String[]::new))
        .as(FlinkPipelineOptions.class);
  }

  /** Reads the topic of clicks. */
  static KafkaIO.Read<byte[], byte[]> read(PeerSettings settings) {
    return KafkaIO.<byte[], byte[]>read()
        .withBootstrapServers(settings.bootstrapServers())
        .withTopic(settings.topic())
        .withKeyDeserializer(ByteArrayDeserializer.class)
        .withValueDeserializer(ByteArrayDeserializer.class)
        .withReadCommitted()
        .withConsumerConfigUpdates(
            Map.of(
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "max.poll.records",
                5_000,
                "max.partition.fetch.bytes",
                8 << 20));
  }
}
