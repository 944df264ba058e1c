package io.adclicks.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import redis.embedded.core.ExecutableProvider;

/** A Redis server: the one on the PATH, else one that comes as a library. */
public final class RedisServer implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(20);

  private final Path folder;
  private final int port;
  private ChildProcess process;

  private RedisServer(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /**
   * Starts a server on a free port that keeps nothing on disk.
   *
   * @param folder holds its log
   */
  public static RedisServer start(Path folder) {
    RedisServer server = new RedisServer(folder.toAbsolutePath(), FreePort.next());
    server.launch();
    return server;
  }

  /** The address, as clients take it. */
  public String uri() {
    return "redis://127.0.0.1:" + port;
  }

  /** The process id of the server. */
  public long pid() {
    return process.pid();
  }

  /** Crashes the server. */
  public void kill() {
    process.kill();
  }

  /** Starts the server again on its port, after {@link #kill} or instead of the running one. */
  public void restart() {
    process.close();
    launch();
  }

  @Override
  public void close() {
    process.close();
  }

  private void launch() {
    List<String> command =
        List.of(
            executable().toString(),
            "--bind",
            "127.0.0.1",
            "--port",
            String.valueOf(port),
            "--save",
            "",
            "--appendonly",
            "no",
            "--dir",
            folder.toString());
    process = ChildProcess.start("redis", folder.resolve("redis.log"), command, Map.of());
    process.awaitReady(START_LIMIT, () -> FreePort.isListening(port));
  }

  private Path executable() {
    return Installation.onPath("redis-server").orElseGet(this::packaged);
  }

  private Path packaged() {
    try {
      Files.createDirectories(folder);
      return ExecutableProvider.newJarResourceProvider().get().toPath();
    } catch (IOException e) {
      throw new ServiceFailedException(
          "there is no redis-server on the PATH, and none for this machine in the library:"
              + " install Redis",
          e);
    }
  }
}
