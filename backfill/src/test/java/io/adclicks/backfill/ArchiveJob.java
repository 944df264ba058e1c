package io.adclicks.backfill;

import io.adclicks.localstack.ChildProcess;
import io.adclicks.localstack.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The archive job in a JVM of its own, as it is deployed, with frequent checkpoints. */
final class ArchiveJob {
  private static final String CLASS_PATH =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  private static final List<String> OPENED =
      List.of(
          "lang", "lang.reflect", "util", "util.concurrent", "nio", "net", "io", "text", "time");

  private ArchiveJob() {}

  static ChildProcess start(Path log, String... arguments) {
    List<String> options = new ArrayList<>(List.of("-Xmx512m", Installation.QUICK_COMPILER));
    OPENED.forEach(name -> options.add("--add-opens=java.base/java." + name + "=ALL-UNNAMED"));
    List<String> command =
        new ArrayList<>(
            Installation.java(options, CLASS_PATH, "io.adclicks.backfill.ArchiveClicks"));
    command.addAll(flags());
    command.add("--checkpointingInterval=300");
    command.addAll(List.of(arguments));
    return ChildProcess.start("archive", log, command, Map.of());
  }

  private static List<String> flags() {
    try {
      return Files.readAllLines(Installation.path("runners-config", "flink-local", "archive.args"))
          .stream()
          .filter(line -> line.startsWith("--"))
          .filter(line -> !line.startsWith("--checkpointingInterval"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
