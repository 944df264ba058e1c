package io.adclicks.runners;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.pipeline.StreamClicksOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunnerFilesTest {
  private static final Path ROOT = Path.of("").toAbsolutePath();

  @BeforeAll
  static void registerOptions() {
    PipelineOptionsFactory.register(StreamClicksOptions.class);
  }

  static Stream<Path> argumentFiles() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT, 2)) {
      return files.filter(file -> file.toString().endsWith(".args")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("argumentFiles")
  void everyFlagIsAnOptionOfThePipelineOrItsRunner(Path file) throws IOException {
    List<String> arguments =
        Files.readAllLines(file).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();

    // An unknown flag or a value of the wrong type is refused here.
    StreamClicksOptions options =
        PipelineOptionsFactory.fromArgs(arguments.toArray(String[]::new))
            .as(StreamClicksOptions.class);

    assertThat(arguments).isNotEmpty();
    assertThat(options.getRunner()).isNotNull();
  }

  @Test
  void theLocalFlinkJobSurvivesARestart() throws IOException {
    String[] arguments =
        Files.readAllLines(ROOT.resolve("flink-local/stream.args")).stream()
            .filter(line -> line.startsWith("--"))
            .toArray(String[]::new);

    FlinkPipelineOptions options =
        PipelineOptionsFactory.fromArgs(arguments).as(FlinkPipelineOptions.class);

    assertThat(options.getCheckpointingMode()).isEqualTo("EXACTLY_ONCE");
    assertThat(options.getCheckpointingInterval()).isEqualTo(10_000);
    assertThat(options.getStateBackend()).isEqualTo("rocksdb");
    assertThat(options.getRetainExternalizedCheckpointsOnCancellation()).isTrue();
  }

  @Test
  void flinkReadsItsOwnSettings() {
    Configuration settings =
        GlobalConfiguration.loadConfiguration(ROOT.resolve("flink-local").toString());

    assertThat(settings.get(RestOptions.BIND_ADDRESS)).isEqualTo("127.0.0.1");
    assertThat(settings.get(TaskManagerOptions.MANAGED_MEMORY_SIZE).getMebiBytes()).isEqualTo(256);
  }
}
