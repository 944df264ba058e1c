package io.adclicks.bench.gateway;

import io.adclicks.localstack.ScratchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where a benchmark keeps what it makes: logs stay until the next run, data does not. */
public final class BenchFolder {
  private BenchFolder() {}

  /** An empty folder of that name. */
  public static Path empty(String name) throws IOException {
    Path folder = Path.of(System.getProperty("adclicks.home"), ".adclicks", "bench", name);
    return ScratchFolder.empty(folder).path();
  }

  /** Deletes all folders in that folder. */
  public static void keepLogsOnly(Path folder) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      content.filter(Files::isDirectory).forEach(BenchFolder::delete);
    }
  }

  /** Deletes a folder with all it holds. */
  public static void delete(Path folder) {
    new ScratchFolder(folder).delete();
  }
}
