package io.adclicks.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How ClickHouse is run on this machine: the {@code clickhouse} binary of the PATH as a server,
 * else the embedded engine.
 *
 * @param binary the server's binary
 * @param engine the engine's library; used when there is no binary
 */
record ClickHouseProgram(Optional<Path> binary, Optional<Path> engine) {
  private static final Map<String, String> ENVIRONMENT =
      // The watchdog of the real server would outlive a signal to its child.
      Map.of("TZ", "UTC", "CLICKHOUSE_WATCHDOG_ENABLE", "0");

  /** Finds the program, and fetches the embedded engine if it is the choice. */
  static ClickHouseProgram find(Map<String, String> environment, Consumer<String> progress) {
    Optional<Path> binary = Installation.onPath("clickhouse");
    return binary.isPresent()
        ? new ClickHouseProgram(binary, Optional.empty())
        : new ClickHouseProgram(
            Optional.empty(), Optional.of(EngineLibrary.of(environment).fetch(progress)));
  }

  boolean isEmbedded() {
    return engine.isPresent();
  }

  ChildProcess start(Path folder, int port) {
    List<String> command =
        binary
            .map(path -> serverCommand(path, folder, port))
            .orElseGet(() -> engineCommand(folder, port));
    return ChildProcess.start("clickhouse", folder.resolve("clickhouse.log"), command, ENVIRONMENT);
  }

  private static List<String> serverCommand(Path binary, Path folder, int port) {
    write("config.xml", folder, port);
    write("users.xml", folder, port);
    String config = folder.resolve("config.xml").toString();
    return List.of(binary.toString(), "server", "--config-file=" + config);
  }

  private static void write(String name, Path folder, int port) {
    try (InputStream in =
        ClickHouseProgram.class.getResourceAsStream("/clickhouse-server/" + name)) {
      Files.createDirectories(folder);
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(
          folder.resolve(name),
          text.replace("${folder}", folder.toString()).replace("${port}", String.valueOf(port)));
    } catch (IOException e) {
      throw new ServiceFailedException(
          "the configuration of ClickHouse cannot be written: " + e.getMessage(), e);
    }
  }

  private List<String> engineCommand(Path folder, int port) {
    Path module = Installation.path("local-stack", "clickhouse-embedded", "target");
    String classPath = module.resolve("classes") + ":" + module.resolve("lib") + "/*";
    List<String> command =
        new ArrayList<>(
            Installation.java(
                List.of("-Xmx256m", "-XX:+UseSerialGC", Installation.QUICK_COMPILER),
                classPath,
                "io.adclicks.clickhouse.EmbeddedClickHouse"));
    command.add("--library=" + engine.orElseThrow());
    command.add("--data=" + folder.resolve("data"));
    command.add("--port=" + port);
    return command;
  }
}
