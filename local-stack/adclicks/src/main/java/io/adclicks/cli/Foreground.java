package io.adclicks.cli;

import java.io.IOException;
import java.util.List;

/**
 * Runs a program at the console of this one, which waits for it and ends it when it ends itself.
 */
final class Foreground {
  private Foreground() {}

  /** Runs a command and returns its exit code. */
  static int run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-program"));
    return process.waitFor();
  }
}
