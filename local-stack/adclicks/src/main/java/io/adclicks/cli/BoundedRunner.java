package io.adclicks.cli;

import io.adclicks.cli.stack.RunnerConfig;
import java.util.List;

/** What runs a bounded count. */
enum BoundedRunner {
  /** Beam's Direct runner. */
  DIRECT("direct"),
  /** A Flink of two slots inside the JVM. */
  FLINK("flink-local");

  private final String folder;

  BoundedRunner(String folder) {
    this.folder = folder;
  }

  /** Its flags, from its folder in {@code runners-config}. */
  List<String> arguments() {
    return RunnerConfig.arguments(folder, "count.args");
  }
}
