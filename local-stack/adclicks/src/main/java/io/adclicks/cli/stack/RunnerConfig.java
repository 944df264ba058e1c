package io.adclicks.cli.stack;

import io.adclicks.localstack.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the files of {@code runners-config}. */
public final class RunnerConfig {
  private RunnerConfig() {}

  /** The arguments in a file: one a line, {@code #} starts a comment. */
  public static List<String> arguments(String runner, String file) {
    try {
      return Files.readAllLines(path(runner, file)).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path folder(String runner) {
    return Installation.path("runners-config", runner);
  }

  /** A file of a runner's folder. */
  public static Path path(String runner, String file) {
    return Installation.path("runners-config", runner, file);
  }
}
