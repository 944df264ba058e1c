package io.adclicks.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
  @TempDir Path parent;

  @Test
  void startsEmptyAndIsDeletedWithAllItHolds() throws IOException {
    Path path = parent.resolve("scratch");
    leaveSomethingIn(path);

    ScratchFolder scratch = ScratchFolder.empty(path);
    assertThat(path).isEmptyDirectory();
    assertThat(scratch.jvmOption()).isEqualTo("-Djava.io.tmpdir=" + path.toAbsolutePath());

    leaveSomethingIn(path);
    scratch.delete();
    assertThat(path).doesNotExist();
    scratch.delete();
    assertThat(parent).isEmptyDirectory();
  }

  private static void leaveSomethingIn(Path path) throws IOException {
    Files.createDirectories(path.resolve("deep/deeper"));
    Files.writeString(path.resolve("deep/deeper/state"), "left behind");
  }
}
