package io.adclicks.runners;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.pipeline.StreamClicksOptions;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ClusterOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.FallbackKey;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.contrib.streaming.state.RocksDBConfigurableOptions;
import org.apache.flink.contrib.streaming.state.RocksDBOptions;
import org.apache.flink.streaming.api.environment.ExecutionCheckpointingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** A misspelt setting of Flink is ignored by Flink; here it is found. */
class FlinkSettingsTest {
  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final List<Class<?>> OPTIONS =
      List.of(
          CheckpointingOptions.class,
          ClusterOptions.class,
          ExecutionCheckpointingOptions.class,
          HeartbeatManagerOptions.class,
          HighAvailabilityOptions.class,
          JobManagerOptions.class,
          MetricOptions.class,
          RestOptions.class,
          RestartStrategyOptions.class,
          RocksDBConfigurableOptions.class,
          RocksDBOptions.class,
          StateBackendOptions.class,
          TaskManagerOptions.class);

  @ParameterizedTest
  @ValueSource(strings = {"flink-local", "flink-cluster"})
  void flinkKnowsEverySettingOfItsConfiguration(String folder) {
    Configuration settings = GlobalConfiguration.loadConfiguration(ROOT.resolve(folder).toString());

    assertThat(settings.keySet()).isNotEmpty();
    assertThat(knownKeys()).containsAll(settings.keySet());
  }

  @Test
  void jvmsOfTheClusterGetTheMemoryThatFlinkCountsOn() throws IOException {
    Configuration settings =
        GlobalConfiguration.loadConfiguration(ROOT.resolve("flink-cluster").toString());
    MemorySize heap =
        settings
            .get(TaskManagerOptions.TASK_HEAP_MEMORY)
            .add(settings.get(TaskManagerOptions.FRAMEWORK_HEAP_MEMORY));
    MemorySize direct =
        settings
            .get(TaskManagerOptions.TASK_OFF_HEAP_MEMORY)
            .add(settings.get(TaskManagerOptions.FRAMEWORK_OFF_HEAP_MEMORY))
            .add(settings.get(TaskManagerOptions.NETWORK_MEMORY_MAX));

    assertThat(Files.readAllLines(ROOT.resolve("flink-cluster/taskmanager.jvm")))
        .contains(
            "-Xmx%dm".formatted(heap.getMebiBytes()),
            "-XX:MaxDirectMemorySize=%dm".formatted(direct.getMebiBytes()));
    assertThat(Files.readAllLines(ROOT.resolve("flink-cluster/jobmanager.jvm")))
        .contains(
            "-Xmx%dm".formatted(settings.get(JobManagerOptions.JVM_HEAP_MEMORY).getMebiBytes()));
  }

  @Test
  void theKubernetesDeploymentRunsTheSameJobAsTheCluster() throws IOException {
    Map<String, Object> spec = map(map(deployment()).get("spec"));
    Map<String, Object> job = map(spec.get("job"));
    List<String> arguments = ((List<?>) job.get("args")).stream().map(String::valueOf).toList();
    PipelineOptionsFactory.register(StreamClicksOptions.class);
    StreamClicksOptions options =
        PipelineOptionsFactory.fromArgs(arguments.toArray(String[]::new))
            .withValidation()
            .as(StreamClicksOptions.class);

    assertThat(knownKeys()).containsAll(map(spec.get("flinkConfiguration")).keySet());
    assertThat(options.as(FlinkPipelineOptions.class).getParallelism())
        .isEqualTo(job.get("parallelism"))
        .isLessThanOrEqualTo(options.getBuckets());
    assertThat(arguments).containsAll(sharedArguments());
    assertThat(job.get("entryClass")).isEqualTo("io.adclicks.pipeline.StreamClicks");
  }

  private static Object deployment() throws IOException {
    return new Yaml()
        .load(Files.readString(ROOT.resolve("flink-kubernetes/flink-deployment.yaml")));
  }

  private static List<String> sharedArguments() throws IOException {
    return Files.readAllLines(ROOT.resolve("flink-cluster/stream.args")).stream()
        .filter(line -> line.startsWith("--"))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object yaml) {
    return (Map<String, Object>) yaml;
  }

  private static Set<String> knownKeys() {
    Set<String> keys = new HashSet<>();
    OPTIONS.stream()
        .flatMap(options -> Stream.of(options.getFields()))
        .filter(field -> field.getType() == ConfigOption.class)
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .map(FlinkSettingsTest::option)
        .forEach(
            option -> {
              keys.add(option.key());
              option.fallbackKeys().forEach((FallbackKey key) -> keys.add(key.getKey()));
            });
    // Settings of a named reporter have no constant of their own.
    keys.add("metrics.reporter.prom.factory.class");
    return keys;
  }

  private static ConfigOption<?> option(Field field) {
    try {
      return (ConfigOption<?>) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
