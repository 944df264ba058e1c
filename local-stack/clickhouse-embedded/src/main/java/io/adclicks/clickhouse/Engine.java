package io.adclicks.clickhouse;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** The ClickHouse engine of this process, over one data folder that no other process may use. */
final class Engine implements AutoCloseable {
  private final ChdbLibrary library;
  private final Path data;
  private final FileLock lock;

  private Engine(ChdbLibrary library, Path data, FileLock lock) {
    this.library = library;
    this.data = data;
    this.lock = lock;
  }

  /**
   * Loads the engine.
   *
   * @param libraryFile the file {@code libchdb.so}
   * @param data folder of the database; created when missing
   * @throws IOException if another process uses the folder, or it cannot be written
   */
  static Engine load(Path libraryFile, Path data) throws IOException {
    FileLock lock = lock(data);
    ChdbLibrary library = library(libraryFile);
    // Must precede the first connection, or the engine takes the JVM's signal handlers away.
    library.chdb_set_signal_handlers_enabled(0);
    return new Engine(library, data.toAbsolutePath(), lock);
  }

  private static ChdbLibrary library(Path file) throws IOException {
    try {
      return Native.load(
          file.toAbsolutePath().toString(),
          ChdbLibrary.class,
          Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
    } catch (UnsatisfiedLinkError e) {
      throw new IOException(file + " is no library for this machine: fetch it again", e);
    }
  }

  private static FileLock lock(Path data) throws IOException {
    FileLock lock;
    try {
      Files.createDirectories(data);
      FileChannel channel =
          FileChannel.open(
              data.resolve("adclicks.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock = channel.tryLock();
    } catch (IOException e) {
      throw new IOException("the data folder " + data + " cannot be written: " + e, e);
    }
    if (lock == null) {
      throw new IOException(
          "another process uses the data folder " + data + ": stop it, or name another folder");
    }
    return lock;
  }

  /** Opens a session. */
  EngineConnection connect() {
    String[] arguments = {"clickhouse", "--path=" + data, "--async_load_databases=0"};
    Pointer handle = library.chdb_connect(arguments.length, new StringArray(arguments, "UTF-8"));
    if (handle == null) {
      throw EngineException.of("the engine cannot open the data folder " + data);
    }
    return new EngineConnection(library, handle);
  }

  @Override
  public void close() throws IOException {
    lock.acquiredBy().close();
  }
}
