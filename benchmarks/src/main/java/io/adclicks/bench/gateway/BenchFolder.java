package io.adclicks.bench.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where a benchmark keeps what it makes: logs stay until the next run, data does not. */
public final class BenchFolder {
  private BenchFolder() {}

  /** An empty folder of that name. */
  public static Path empty(String name) throws IOException {
    Path folder = Path.of(System.getProperty("adclicks.home"), ".adclicks", "bench", name);
    delete(folder);
    return Files.createDirectories(folder.toAbsolutePath());
  }

  /** Deletes a folder with all it holds. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(folder)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.deleteIfExists(file);
    }
  }
}
