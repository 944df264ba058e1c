package io.adclicks.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void closingEndsTheProgram() {
    ChildProcess child = start("sleep", "600");
    long pid = awaitPid(child);

    child.close();

    assertThat(ProcessHandle.of(pid)).isEmpty();
  }

  @Test
  void aProgramThatIgnoresTheRequestIsEndedByForce() {
    ChildProcess child = start("sh", "-c", "trap '' TERM; while :; do sleep 0.1; done");
    long pid = awaitPid(child);

    child.close();

    assertThat(ProcessHandle.of(pid)).isEmpty();
  }

  @Test
  void aClosedTerminalDoesNotLeaveTheProgramRunning() throws Exception {
    ChildProcess child = start("sh", "-c", "trap '' HUP; while :; do sleep 0.1; done");
    ProcessHandle program = ProcessHandle.of(awaitPid(child)).orElseThrow();
    ProcessHandle guardian = program.parent().orElseThrow();
    List<String> all =
        Stream.concat(Stream.of(guardian), guardian.descendants())
            .map(process -> String.valueOf(process.pid()))
            .toList();

    new ProcessBuilder(Stream.concat(Stream.of("kill", "-HUP"), all.stream()).toList())
        .start()
        .waitFor();
    child.close();

    assertThat(program.isAlive()).isFalse();
  }

  @Test
  void killingTheJvmEndsTheProgramToo() throws IOException {
    Path pidFile = folder.resolve("grandchild");
    List<String> command =
        Installation.java(
            List.of(), System.getProperty("java.class.path"), LoneParent.class.getName());
    command.add(pidFile.toString());
    Process parent = new ProcessBuilder(command).inheritIO().start();
    await().atMost(LIMIT).until(() -> Files.exists(pidFile));
    long pid = Long.parseLong(Files.readString(pidFile));
    assertThat(ProcessHandle.of(pid)).isPresent();

    parent.destroyForcibly();

    await().atMost(LIMIT).until(() -> ProcessHandle.of(pid).isEmpty());
  }

  @Test
  void aProgramThatEndsEarlyIsReportedWithItsLastLine() {
    ChildProcess child = start("sh", "-c", "echo no disk left; exit 7");

    assertThatThrownBy(() -> child.awaitReady(LIMIT, () -> false))
        .isInstanceOf(ServiceFailedException.class)
        .hasMessageContaining("sample ended with code 7")
        .hasMessageContaining("no disk left");
  }

  @Test
  void aProgramThatIsNeverReadyIsEnded() {
    ChildProcess child = start("sleep", "600");

    assertThatThrownBy(() -> child.awaitReady(Duration.ofMillis(300), () -> false))
        .hasMessageContaining("was not ready");

    assertThat(child.isAlive()).isFalse();
  }

  private ChildProcess start(String... command) {
    return ChildProcess.start("sample", folder.resolve("sample.log"), List.of(command), Map.of());
  }

  private static long awaitPid(ChildProcess child) {
    child.awaitReady(LIMIT, child::isAlive);
    return child.pid();
  }
}
