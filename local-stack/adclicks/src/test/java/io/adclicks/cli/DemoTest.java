package io.adclicks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole click path on real components. */
class DemoTest {
  @TempDir Path folder;

  @Test
  void everyClickSentThroughTheGatewayIsServedExactlyOnceAndArchived() throws IOException {
    Run run = run("demo", "--clicks=6000", "--rate=600", "--archive", "--exit", "--data=" + folder);

    assertThat(run.output()).as(run.output()).contains("exact: yes");
    assertThat(run.exitCode()).isZero();
    assertThat(descendants()).isEmpty();
  }

  private record Run(int exitCode, String output) {}

  private static Run run(String... arguments) throws IOException {
    PrintStream before = System.out;
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(captured, true, StandardCharsets.UTF_8)) {
      System.setOut(out);
      int exitCode = Adclicks.commandLine().execute(arguments);
      return new Run(exitCode, captured.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
    }
  }

  private static List<String> descendants() {
    try (Stream<ProcessHandle> processes = ProcessHandle.current().descendants()) {
      return processes.map(process -> process.info().commandLine().orElse("?")).toList();
    }
  }
}
