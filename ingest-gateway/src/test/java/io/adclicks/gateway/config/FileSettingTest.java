package io.adclicks.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSettingTest {
  @TempDir Path folder;

  @Test
  void changedFileIsInForceAfterARefresh() throws IOException {
    FileSetting<Integer> setting = setting("1");

    write("2");

    assertThat(setting.get()).isEqualTo(1);
    setting.refresh();
    assertThat(setting.get()).isEqualTo(2);
  }

  @Test
  void lastGoodValueStaysWhileTheFileIsWrongOrGone() throws IOException {
    FileSetting<Integer> setting = setting("1");

    write("one");
    setting.refresh();
    assertThat(setting.get()).isEqualTo(1);
    Files.delete(file());
    setting.refresh();
    assertThat(setting.get()).isEqualTo(1);

    write("3");
    setting.refresh();
    assertThat(setting.get()).isEqualTo(3);
  }

  @Test
  void wrongOrMissingFileStopsTheStart() throws IOException {
    assertThatThrownBy(() -> setting("one")).isInstanceOf(IllegalArgumentException.class);
    Files.delete(file());
    assertThatThrownBy(() -> FileSetting.read("p", file(), Integer::valueOf))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be read");
  }

  private FileSetting<Integer> setting(String text) throws IOException {
    write(text);
    return FileSetting.read("p", file(), Integer::valueOf);
  }

  private void write(String text) throws IOException {
    Files.writeString(file(), text);
  }

  private Path file() {
    return folder.resolve("setting");
  }
}
