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
import java.util.stream.Stream;

/** Programs of the cold path, each in a JVM of its own, as they are deployed. */
public final class ColdPathProcess {
  private static final String CLASS_PATH =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  private static final List<String> OPENED =
      List.of(
          "lang", "lang.reflect", "util", "util.concurrent", "nio", "net", "io", "text", "time");

  private ColdPathProcess() {}

  /** The archive job, with frequent checkpoints. */
  public static ChildProcess archiving(Path log, String... arguments) {
    Stream<String> flags =
        Stream.concat(
            flags(), Stream.concat(Stream.of("--checkpointingInterval=300"), Stream.of(arguments)));
    return start("ArchiveClicks", log, flags.toList());
  }

  /** A reconciliation. */
  public static ChildProcess reconciling(Path log, String... arguments) {
    return start("Reconcile", log, List.of(arguments));
  }

  private static ChildProcess start(String program, Path log, List<String> arguments) {
    List<String> options = new ArrayList<>(List.of("-Xmx512m", Installation.QUICK_COMPILER));
    OPENED.forEach(name -> options.add("--add-opens=java.base/java." + name + "=ALL-UNNAMED"));
    List<String> command =
        new ArrayList<>(Installation.java(options, CLASS_PATH, "io.adclicks.backfill." + program));
    command.addAll(arguments);
    return ChildProcess.start(program, log, command, Map.of());
  }

  private static Stream<String> flags() {
    try {
      return Files.readAllLines(Installation.path("runners-config", "flink-local", "archive.args"))
          .stream()
          .filter(line -> line.startsWith("--"))
          .filter(line -> !line.startsWith("--checkpointingInterval"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
