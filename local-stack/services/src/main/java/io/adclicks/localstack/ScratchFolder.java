package io.adclicks.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a program needs only while it runs. An embedded Flink keeps its state there, up to
 * gigabytes, and leaves it behind when it is ended: so the folder is emptied before it starts and
 * deleted after it has ended.
 *
 * @param path the folder
 */
public record ScratchFolder(Path path) {

  /** An empty folder. */
  public static ScratchFolder empty(Path path) {
    ScratchFolder scratch = new ScratchFolder(path.toAbsolutePath());
    scratch.delete();
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return scratch;
  }

  /** The option that makes a JVM, and a Flink in it, use the folder. */
  public String jvmOption() {
    return "-Djava.io.tmpdir=" + path;
  }

  /** Deletes the folder with all it holds; does nothing if there is none. */
  public void delete() {
    if (!Files.exists(path)) {
      return;
    }
    try {
      List<Path> deepestFirst;
      try (Stream<Path> files = Files.walk(path)) {
        deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
