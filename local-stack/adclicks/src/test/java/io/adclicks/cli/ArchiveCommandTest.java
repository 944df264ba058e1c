package io.adclicks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.adclicks.localstack.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveCommandTest {
  @TempDir Path folder;

  @Test
  void aDayWithADamagedFileIsNotSealed() throws Exception {
    Path hour = Files.createDirectories(folder.resolve("clicks/dt=2026-11-24/hour=03"));
    Path file = Files.writeString(hour.resolve("batch.avro"), "not what a writer left");

    Run seal = archive("seal", "--root=" + folder.resolve("clicks"), "--date=2026-11-24");

    assertThat(seal.exitCode()).isEqualTo(1);
    assertThat(seal.output()).contains(file + " is damaged").contains("2026-11-24: 1 faults");
    assertThat(hour.resolve("manifest.json")).doesNotExist();
  }

  @Test
  void aDryRunOfDropLeavesEverything() throws Exception {
    Path hour = Files.createDirectories(folder.resolve("clicks/dt=2026-11-24/hour=03"));
    Path file = Files.writeString(hour.resolve("batch.avro"), "old");

    Run drop =
        archive("drop", "--root=" + folder.resolve("clicks"), "--before=2026-11-25", "--dry-run");

    assertThat(drop.output()).isEqualTo("1 files of days before 2026-11-25 would go\n");
    assertThat(drop.exitCode()).isZero();
    assertThat(file).exists();
  }

  @Test
  void aWrongArgumentIsTold() throws Exception {
    assertThat(archive("verify", "--date=yesterday").exitCode()).isEqualTo(2);
    assertThat(archive().exitCode()).isEqualTo(2);
  }

  private record Run(int exitCode, String output) {}

  private Run archive(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            Installation.java(
                List.of("-Dadclicks.home=" + System.getProperty("adclicks.home")),
                System.getProperty("java.class.path"),
                Adclicks.class.getName()));
    command.add("archive");
    command.addAll(List.of(arguments));
    Path errors = folder.resolve("errors.txt");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }
}
