package io.adclicks.localstack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where the built parts of the project lie: below the folder that {@code adclicks.home} names. */
public final class Installation {
  /**
   * Keeps a JVM of the local stack to the quick compiler: several start at once on few cores, which
   * the optimising one would keep busy for minutes.
   */
  public static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

  private static final Path HOME =
      Path.of(System.getProperty("adclicks.home", System.getProperty("user.dir")));

  private Installation() {}

  /** A built file or folder of the project. */
  public static Path path(String first, String... more) {
    Path path = HOME.resolve(Path.of(first, more));
    if (Files.notExists(path)) {
      throw new ServiceFailedException(path + " is missing: build the project with mvn verify");
    }
    return path;
  }

  /** The command that runs a main class of this JVM's Java. */
  public static List<String> java(List<String> options, String classPath, String mainClass) {
    List<String> command = new ArrayList<>();
    command.add(javaExecutable());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, mainClass));
    return command;
  }

  /** The Java that this JVM runs on. */
  public static String javaExecutable() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The first program of that name on the PATH, if there is one. */
  public static java.util.Optional<Path> onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
