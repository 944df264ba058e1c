package io.adclicks.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adclicks.localstack.ChildProcess;
import io.adclicks.localstack.Installation;
import io.adclicks.localstack.ServiceFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderClaimTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path parent;

  @Test
  void aFolderHasOneStackAtATime() throws IOException {
    Path folder = parent.resolve("run");
    assertThat(FolderClaim.isTaken(folder)).isFalse();

    try (FolderClaim claim = FolderClaim.of(folder)) {
      assertThat(claim.folder()).isEqualTo(folder);
      assertThat(FolderClaim.isTaken(folder)).isTrue();
      assertThatThrownBy(() -> FolderClaim.of(folder))
          .isInstanceOf(ServiceFailedException.class)
          .hasMessageContaining("a stack already runs with the folder " + folder);
    }

    assertThat(FolderClaim.isTaken(folder)).isFalse();
    FolderClaim.of(folder).close();
  }

  @Test
  void theClaimOfAnotherProcessEndsWithItHoweverItEnds() throws IOException {
    Path folder = parent.resolve("run");
    ChildProcess other = startStackIn(folder);
    assertThat(FolderClaim.isTaken(folder)).isTrue();

    other.kill();

    assertThat(FolderClaim.isTaken(folder)).isFalse();
  }

  @Test
  void emptyingTheFolderLeavesTheClaim() throws IOException {
    Path folder = parent.resolve("run");
    try (FolderClaim claim = FolderClaim.of(folder)) {
      Files.createDirectories(folder.resolve("kafka/topic"));
      Files.writeString(folder.resolve("stack.json"), "{}");

      claim.emptyFolder();

      assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("lock"));
      assertThat(FolderClaim.isTaken(folder)).isTrue();
    }
  }

  private ChildProcess startStackIn(Path folder) {
    List<String> command =
        Installation.java(
            List.of(), System.getProperty("java.class.path"), LoneClaim.class.getName());
    command.add(folder.toString());
    Path log = parent.resolve("other.log");
    return ChildProcess.start("other", log, command, Map.of())
        .awaitReady(LIMIT, () -> says(log, LoneClaim.CLAIMED));
  }

  private static boolean says(Path log, String text) {
    try {
      return Files.readString(log).contains(text);
    } catch (IOException e) {
      return false;
    }
  }
}
