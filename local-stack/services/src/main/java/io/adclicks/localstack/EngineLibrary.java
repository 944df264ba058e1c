package io.adclicks.localstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The ClickHouse engine as a C library (chDB), fetched once with npm into a cache folder, because
 * the package is too large to ship and Maven has none.
 */
final class EngineLibrary {
  private static final String VERSION = "26.7.3-stable.1";
  private static final String FILE = "libchdb.so";
  private static final String ALTERNATIVES =
      "put a clickhouse binary on the PATH, or set "
          + ClickHouseServer.URL_VARIABLE
          + " to the address of a running server";

  private final String packageName;
  private final Path cache;

  private EngineLibrary(String packageName, Path cache) {
    this.packageName = packageName;
    this.cache = cache;
  }

  /** The library for this machine, in the cache folder that the environment names. */
  static EngineLibrary of(Map<String, String> environment) {
    return new EngineLibrary(
        packageName(System.getProperty("os.name"), System.getProperty("os.arch")),
        cache(environment));
  }

  static String packageName(String system, String machine) {
    String arm = machine.equals("aarch64") ? "arm64" : machine;
    String architecture = arm.equals("amd64") || arm.equals("x86_64") ? "x64" : arm;
    if (system.equals("Linux")) {
      return "@chdb/lib-linux-" + architecture + "-gnu";
    }
    if (system.startsWith("Mac")) {
      return "@chdb/lib-darwin-" + architecture;
    }
    throw new ServiceFailedException(
        "the embedded ClickHouse does not run on " + system + ": " + ALTERNATIVES);
  }

  static Path cache(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("ADCLICKS_CACHE"))
        .map(Path::of)
        .or(
            () ->
                Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                    .map(folder -> Path.of(folder, "adclicks")))
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "adclicks"));
  }

  /**
   * The library file, fetched first if this machine has not got it yet.
   *
   * @param progress told before a long wait
   */
  Path fetch(Consumer<String> progress) {
    String folder = packageName.substring(packageName.indexOf('/') + 1) + "-" + VERSION;
    Path file = cache.resolve(folder).resolve(FILE);
    if (Files.exists(file)) {
      return file;
    }
    try {
      Files.createDirectories(cache);
      fetchAlone(file, progress);
      return file;
    } catch (IOException e) {
      throw new ServiceFailedException(
          "the ClickHouse engine cannot be kept in %s: %s".formatted(cache, e.getMessage()), e);
    }
  }

  /** One process of this machine fetches; the others wait for it. */
  private void fetchAlone(Path file, Consumer<String> progress) throws IOException {
    synchronized (EngineLibrary.class) {
      try (FileChannel channel =
              FileChannel.open(
                  cache.resolve("fetch.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !Files.exists(file)) {
          progress.accept(
              "Fetching the ClickHouse engine with npm, once: 178 MB into " + file.getParent());
          install(file);
        }
      }
    }
  }

  private void install(Path file) throws IOException {
    Path draft = cache.resolve("fetching");
    try {
      delete(draft);
      Files.createDirectory(draft);
      npm(draft);
      Path fetched = draft.resolve("node_modules").resolve(packageName).resolve(FILE);
      Files.createDirectories(file.getParent());
      Files.move(fetched, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(draft);
    }
  }

  private void npm(Path folder) throws IOException {
    if (Installation.onPath("npm").isEmpty()) {
      throw new ServiceFailedException(
          "npm is missing, which fetches the ClickHouse engine: install Node.js with npm, "
              + ALTERNATIVES);
    }
    Path log = cache.resolve("npm.log");
    ProcessBuilder npm =
        new ProcessBuilder("npm", "install", "--no-save", "--no-package-lock", "--ignore-scripts")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    npm.command().addAll(List.of("--no-audit", "--no-fund", "--prefix", folder.toString()));
    npm.command().add(packageName + "@" + VERSION);
    try {
      if (npm.start().waitFor() != 0) {
        throw new ServiceFailedException(
            "npm could not fetch %s@%s (see %s): check the network, %s"
                .formatted(packageName, VERSION, log, ALTERNATIVES));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceFailedException("interrupted while npm fetched the ClickHouse engine", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
