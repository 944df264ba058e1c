package io.adclicks.cli.stack;

import io.adclicks.localstack.Installation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The Java command that runs a main of the pipeline, or of the cold path. */
public final class PipelineProgram {
  /** What Flink 1.19 reflects on, which JDK 17 otherwise keeps closed. */
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.reflect",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks",
          "java.nio",
          "java.net",
          "java.io",
          "java.text",
          "java.time",
          "sun.nio.ch");

  /** The main class of the hot path. */
  static final String STREAM_CLICKS = "io.adclicks.pipeline.StreamClicks";

  private PipelineProgram() {}

  /**
   * The command without arguments.
   *
   * @param jvmOptions such as {@code -Xmx1g}
   * @param mainClass a class of {@code io.adclicks.pipeline}
   */
  public static List<String> command(List<String> jvmOptions, String mainClass) {
    return command("pipeline", jvmOptions, "io.adclicks.pipeline." + mainClass);
  }

  /**
   * The command of the cold path, without arguments.
   *
   * @param jvmOptions such as {@code -Xmx1g}
   * @param mainClass a class of {@code io.adclicks.backfill}
   */
  public static List<String> ofColdPath(List<String> jvmOptions, String mainClass) {
    return command("backfill", jvmOptions, "io.adclicks.backfill." + mainClass);
  }

  private static List<String> command(String module, List<String> jvmOptions, String mainClass) {
    List<String> options = new ArrayList<>(jvmOptions);
    options.addAll(openedPackages());
    String classPath =
        Installation.path(module, "target", "classes")
            + ":"
            + Installation.path(module, "target", "lib")
            + "/*";
    return Installation.java(options, classPath, mainClass);
  }

  /** The options that open to Flink what it reflects on. */
  public static List<String> openedPackages() {
    return Stream.concat(
            Stream.of("--add-exports=java.base/sun.net.util=ALL-UNNAMED"),
            OPENED.stream().map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED"))
        .toList();
  }
}
