package io.adclicks.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The hot path as it runs in a stack. */
public sealed interface CountingJob extends AutoCloseable permits EmbeddedJob, ClusterJob {
  /** Flink's REST interface. */
  URI rest();

  @Override
  void close();

  /** The newest checkpoint or savepoint below a folder, if it holds one. */
  static Optional<Path> lastCheckpoint(Path checkpoints) {
    if (Files.notExists(checkpoints)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(checkpoints, 3)) {
      return files
          .filter(file -> file.getFileName().toString().equals("_metadata"))
          .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
          .map(Path::getParent);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
