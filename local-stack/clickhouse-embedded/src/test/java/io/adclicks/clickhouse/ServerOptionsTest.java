package io.adclicks.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerOptionsTest {
  @TempDir Path folder;
  private String library;

  @BeforeEach
  void createLibrary() throws IOException {
    library = "--library=" + Files.createFile(folder.resolve("libchdb.so"));
  }

  @Test
  void allOptionsAreRead() {
    ServerOptions options =
        ServerOptions.parse(library, "--data=" + folder, "--port=8123", "--connections=3");

    assertThat(options).isEqualTo(new ServerOptions(folder.resolve("libchdb.so"), folder, 8123, 3));
  }

  @Test
  void connectionsHaveADefault() {
    assertThat(ServerOptions.parse(library, "--data=d", "--port=1").connections()).isEqualTo(8);
  }

  @Test
  void wrongOptionsAreNamed() {
    assertRefused("'--prot=1' is no option", library, "--data=d", "--prot=1");
    assertRefused("--port=... is missing", library, "--data=d");
    assertRefused("--port=x is no whole number", library, "--data=d", "--port=x");
    assertRefused("--port=0 is not between 1 and 65535", library, "--data=d", "--port=0");
    assertRefused("--library=none is no file", "--library=none", "--data=d", "--port=1");
    assertRefused(
        "--connections=0 is not between 1 and 256",
        library,
        "--data=d",
        "--port=1",
        "--connections=0");
  }

  private static void assertRefused(String sentence, String... arguments) {
    assertThatThrownBy(() -> ServerOptions.parse(arguments))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }
}
